import type { Durations } from '#bff/journal/durations.ts'
import type { Store } from '#bff/store/tables.ts'
import { isOutOfSight } from '#contract/bff/journal.ts'
import type { ExportOutcome, OpenWrite } from '#contract/rules/findings/finding.ts'

/** What the journal tells of a cluster. */
export type Written = { readonly writes: readonly OpenWrite[]; readonly exported: readonly ExportOutcome[] }

/** Reads what the checks want to know of the journal, by cluster. May throw StoreDownError. */
export type ReadWritten = (scope: string, speed: number) => Promise<ReadonlyMap<string, Written>>

/** More are never open at the same time, and older ends of exports by hand are no news. */
const writesMax = 500

/** @param durations what was learned of how long operations take */
export function createReadWritten(db: Store, durations: Pick<Durations, 'of'>): ReadWritten {
  return async (scope, speed) => {
    const written = new Map<string, { writes: OpenWrite[]; exported: ExportOutcome[] }>()
    const of = (clusterId: string) => {
      const known = written.get(clusterId) ?? { writes: [], exported: [] }
      written.set(clusterId, known)
      return known
    }
    for (const row of await openRows(db, scope)) {
      const { id, cluster_id, operation, sent_at, size, environment } = row
      // What nobody can see any more may be over for days: it does not explain what a cluster does now.
      if (cluster_id === null || sent_at === null || isOutOfSight(row)) continue
      const { medianMs, slowMs } = await durations.of(environment, operation, size, speed)
      of(cluster_id).writes.push({ id, operation, sentAt: sent_at, medianMs, slowMs })
    }
    for (const { cluster_id, target, state, ended_at, request_id } of await exportRows(db, scope)) {
      const logType = /\/log-export-configs\/(\w+)\/export$/.exec(target)?.[1]
      if (cluster_id === null || ended_at === null || logType === undefined) continue
      const { exported } = of(cluster_id)
      // The newest comes first.
      if (exported.some((outcome) => outcome.logType === logType)) continue
      exported.push({ logType, failed: state === 'failed', endedAt: ended_at, requestId: request_id })
    }
    return written
  }
}

function openRows(db: Store, scope: string) {
  return db
    .selectFrom('writes')
    .select(['id', 'cluster_id', 'operation', 'sent_at', 'size', 'environment', 'state', 'reason'])
    .where('scope', '=', scope)
    .where('state', 'in', ['sending', 'accepted'])
    .orderBy('created_at', 'desc')
    .limit(writesMax)
    .execute()
}

function exportRows(db: Store, scope: string) {
  return db
    .selectFrom('writes')
    .select(['cluster_id', 'target', 'state', 'ended_at', 'request_id'])
    .where('scope', '=', scope)
    .where('operation', '=', 'exportLog')
    .where('state', 'in', ['done', 'failed'])
    .orderBy('created_at', 'desc')
    .limit(writesMax)
    .execute()
}
