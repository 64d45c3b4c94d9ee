import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import { isOpen, type JournalDetail } from '#contract/bff/journal.ts'
import type { OperationName } from '#contract/operations.ts'
import type { Known } from '#contract/rules/doctor/known.ts'
import { isMoving } from '#contract/rules/states.ts'
import { useAfterWrites } from '#console/api/after-writes.ts'
import { findingsQuery } from '#console/api/findings.ts'
import { entryQuery, journalPageQuery } from '#console/api/journal.ts'
import { toCloudTime, useNow } from '#console/api/now.ts'
import { pollWhile } from '#console/api/polling.ts'
import { failureOf, useSideRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { useClusterHere } from '#console/components/use-cluster.ts'

/** A part that could not be read: the rest goes on without it. */
export type Missing = {
  readonly part: 'cluster' | 'writes' | 'details' | 'replicas' | 'backups' | 'archive' | 'parameters' | 'findings'
  readonly failure: Failure
  readonly operation?: OperationName
  readonly count?: number
}

export type UsedKnown = {
  readonly known: Known
  readonly missing: readonly Missing[]
  /** Something is still on its way for the first time. */
  readonly loading: boolean
  /** When the cluster was read, this browser's ms. */
  readonly readAt: number
  readonly refreshing: boolean
  readonly refresh: () => void
  /** More writes than were read. */
  readonly moreWrites: boolean
}

/** How many writes a page of the journal brings. */
const pageSize = 100
/** Of so many writes for each page all details are read: what they said, and what changed with them. */
const detailed = 20

/** All that is known of the cluster that the URL names. Each part is read for itself; one that fails is named and left out. */
export function useKnown(pages: number): UsedKnown {
  const { speed } = useSession()
  const here = useClusterHere()
  const cluster = here.data
  const input = { cluster_id: cluster.id }
  const now = useNow(10_000)
  const moving = isMoving(cluster.service_state)
  const replicas = useSideRead('listReplicas', input, { enabled: (cluster.replicas?.length ?? 0) > 0 })
  const histories = useSideRead('listBackupHistories', { ...input, limit: 100 })
  const archive = useSideRead('showArchiveConfig', input)
  const parameters = useSideRead('listParameterValues', input, { enabled: cluster.service_state !== 'CREATING' })
  const findings = useFindingsHere(cluster.id)
  const journal = useWrites(cluster.id, pages, moving)
  const reads = { replicas, backups: histories, archive, parameters }
  const operations = {
    replicas: 'listReplicas',
    backups: 'listBackupHistories',
    archive: 'showArchiveConfig',
    parameters: 'listParameterValues',
  } as const
  const missing: Missing[] = [
    ...(here.failure === undefined ? [] : [{ part: 'cluster', failure: here.failure, operation: 'showCluster' } as const]),
    ...(Object.keys(reads) as (keyof typeof reads)[]).flatMap((part): Missing[] => {
      const { failure } = reads[part]
      return failure === undefined ? [] : [{ part, failure, operation: operations[part] }]
    }),
    ...journal.missing,
    ...(findings.failure === undefined ? [] : [{ part: 'findings', failure: findings.failure } as const]),
  ]
  return {
    known: {
      now,
      speed,
      cluster,
      replicas: replicas.data && { value: replicas.data, readAt: toCloudTime(replicas.readAt) },
      histories: histories.data,
      archive: archive.data,
      parameters: parameters.data,
      writes: journal.writes,
      details: journal.details,
      findings: findings.data?.findings.filter(({ ignored }) => ignored === null) ?? [],
    },
    missing,
    loading: [replicas, histories, archive, parameters, journal, findings].some(({ loading }) => loading),
    readAt: here.readAt,
    refreshing: here.refreshing,
    refresh: () => {
      for (const { refresh } of [here, replicas, histories, archive, parameters, journal, findings]) void refresh()
    },
    moreWrites: journal.more,
  }
}

function useFindingsHere(cluster: string) {
  const query = useQuery({ ...findingsQuery({ cluster, page: 0, size: 100 }), refetchInterval: 30_000 })
  useAfterWrites(query.refetch)
  return { data: query.data, failure: failureOf(query.error), loading: query.isPending, refresh: query.refetch }
}

function useWrites(cluster: string, pages: number, moving: boolean) {
  const region = useRegion()
  const listed = useQueries({
    queries: Array.from({ length: pages }, (_, page) =>
      queryOptions({
        ...journalPageQuery({ cluster, region, page, size: pageSize }),
        refetchInterval: (query) => pollWhile(query, moving || query.state.data?.entries.some(({ state }) => isOpen(state)) === true),
      }),
    ),
  })
  const seen = new Set<string>()
  const writes = listed.flatMap(({ data }) => data?.entries ?? []).filter(({ id }) => !seen.has(id) && seen.add(id))
  const details = useQueries({
    queries: writes.slice(0, detailed * pages).map(({ id, state }) =>
      queryOptions({
        ...entryQuery(id),
        // What has ended does not change any more.
        staleTime: isOpen(state) ? 5_000 : 60_000,
        // The list is read again while something is open: its word that a write has come further makes what is known of it old.
        refetchInterval: (query) => pollWhile(query, query.state.data !== undefined && query.state.data.state !== state),
      }),
    ),
  })
  const failed = listed.map(({ error }) => failureOf(error)).find((failure) => failure !== undefined)
  const lost = details.flatMap(({ error }) => failureOf(error) ?? [])
  const missing: Missing[] = [
    ...(failed === undefined ? [] : [{ part: 'writes', failure: failed } as const]),
    ...(lost[0] === undefined ? [] : [{ part: 'details', failure: lost[0], count: lost.length } as const]),
  ]
  return {
    writes,
    details: new Map(details.flatMap(({ data }): [string, JournalDetail][] => (data === undefined ? [] : [[data.id, data]]))),
    missing,
    more: (listed[0]?.data?.count ?? 0) > writes.length,
    loading: listed.some(({ isPending }) => isPending) || details.some(({ isPending }) => isPending),
    refresh: async () => Promise.all([...listed, ...details].map((query) => query.refetch())),
  }
}
