import { useQueries } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { backupOutcome } from '#contract/rules/backups.ts'
import { failureOf, readOptions, useSideRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'

type Histories = Result<'listBackupHistories'>['contents']

/** As many at a time as no list of the cloud has ever refused. */
const pageSize = 100
/** More pages than any policy fills in 35 days. */
const mostPages = 20

export type AllHistories = {
  /** `undefined` until all of them could be read. */
  readonly histories: Histories | undefined
  readonly failure: Failure | undefined
  /** When the latest were read, in this browser's ms since 1970. */
  readonly readAt: number
  readonly refresh: () => Promise<unknown>
}

/** Every backup of a cluster, page by page. Read again by itself while one of the latest runs. */
export function useAllHistories(clusterId: string): AllHistories {
  const region = useRegion()
  const input = (page: number) => ({ cluster_id: clusterId, limit: pageSize, page })
  const first = useSideRead('listBackupHistories', input(0), { unsettled: hasRunning })
  const pages = Math.min(mostPages, Math.ceil((first.data?.total_count ?? 0) / pageSize))
  const others = useQueries({
    queries: Array.from({ length: Math.max(0, pages - 1) }, (_, index) => readOptions(region, 'listBackupHistories', input(index + 1))),
  })
  const parts = [first.data, ...others.map((query) => query.data)].map((data) => data?.contents ?? undefined)
  const whole = parts.every((part) => part !== undefined)
  return {
    histories: whole ? parts.flat() : undefined,
    failure: first.failure ?? others.map((query) => failureOf(query.error)).find((failure) => failure !== undefined),
    readAt: first.readAt,
    refresh: () => Promise.all([first.refresh(), ...others.map((query) => query.refetch())]),
  }
}

/** Whether a backup of a page still runs. */
export function hasRunning({ contents }: Result<'listBackupHistories'>): boolean {
  return (contents ?? []).some((item) => backupOutcome(item.backup_state) === 'running')
}
