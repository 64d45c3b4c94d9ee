import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { useNow } from '#console/api/now.ts'
import { useSideRead } from '#console/api/query.ts'
import type { TimelineFacts } from '#console/lib/timeline.ts'
import { useAllHistories } from './use-all-histories.ts'

export type RestoreRead = {
  /** `undefined` until both could be read. */
  readonly facts: TimelineFacts | undefined
  readonly histories: Result<'listBackupHistories'>['contents'] | undefined
  readonly archive: Result<'showArchiveConfig'> | undefined
  /** How long the archive keeps logs, in days. */
  readonly archiveDays: number | undefined
  readonly failures: { readonly histories: Failure | undefined; readonly archive: Failure | undefined }
  /** When the histories were read, in this browser's ms since 1970. */
  readonly readAt: number
  readonly refresh: () => Promise<unknown>
}

/** All that a restore hangs on: every backup, the archive and the policy. */
export function useRestoreFacts({ id, init_config_option }: Pick<Result<'showCluster'>, 'id' | 'init_config_option'>): RestoreRead {
  const now = useNow(30_000)
  const { histories, ...list } = useAllHistories(id)
  const archive = useSideRead('showArchiveConfig', { cluster_id: id })
  const { archive_frequency_minute: frequency, retention_period_day: retention } = init_config_option?.backup_option ?? {}
  return {
    facts:
      histories === undefined || archive.data === undefined ? undefined : { histories, archive: archive.data, frequency, retention, now },
    histories,
    archive: archive.data,
    archiveDays: archive.data?.retention_period_day ?? undefined,
    failures: { histories: list.failure, archive: archive.failure },
    readAt: list.readAt,
    refresh: () => Promise.all([list.refresh(), archive.refresh()]),
  }
}
