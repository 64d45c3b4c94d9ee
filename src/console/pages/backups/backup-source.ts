import { readInstant } from '#contract/instant.ts'
import type { Result } from '#contract/operation.ts'
import { backupOutcome } from '#contract/rules/backups.ts'
import type { FleetSource } from '#console/api/fleet-walk.ts'

type History = Result<'listBackupHistories'>['contents'][number]

/** What is shown of a cluster's backups. Instants in ms since 1970. */
export type BackupFacts = {
  /** `undefined` for none; hour and days as far as the cloud tells them. */
  readonly policy: { readonly hour: string; readonly days: number } | undefined
  readonly last: { readonly state: string; readonly at: number | undefined } | undefined
  /** The last one that finished. */
  readonly good: { readonly at: number; readonly sizeGb: number } | undefined
  readonly count: number
  /** When the cluster was made, as far as the cloud tells. */
  readonly createdAt: number | undefined
}

/** More than a month of daily backups, the longest that they are kept. */
const enough = 100

/** Policy and last backups of each cluster. */
export const backupSource: FleetSource<BackupFacts> = {
  name: 'backups across the region',
  applies: ({ service_state }) => service_state !== 'TERMINATED',
  read: async (ask, { id, created_at }) => {
    const { init_config_option: options } = await ask('showCluster', { cluster_id: id })
    const histories = await ask('listBackupHistories', { cluster_id: id, limit: enough, page: 0 })
    return backupFacts(options?.backup_option, created_at, histories)
  },
}

type Policy = NonNullable<Result<'showCluster'>['init_config_option']>['backup_option']

/** Puts together what the two answers tell. */
export function backupFacts(policy: Policy, createdAt: string, { contents, total_count }: Result<'listBackupHistories'>): BackupFacts {
  const started = (item: History) => readInstant(item.backup_start_at)
  const newestFirst = (contents ?? []).toSorted((a, b) => (started(b) ?? 0) - (started(a) ?? 0))
  const [last] = newestFirst
  const good = newestFirst.find((item) => backupOutcome(item.backup_state) === 'finished')
  const days = Number(policy?.retention_period_day ?? '')
  const at = good === undefined ? undefined : started(good)
  return {
    policy: days > 0 ? { hour: (policy?.starting_time_hour ?? '').padStart(2, '0'), days } : undefined,
    last: last && { state: last.backup_state, at: started(last) },
    good: good === undefined || at === undefined ? undefined : { at, sizeGb: good.backup_size_gb },
    count: total_count ?? newestFirst.length,
    createdAt: readInstant(createdAt),
  }
}

/** A daily backup that is this old (ms) has been missed. */
const lateAfter = 26 * 3_600_000

/** Whether a cluster with a policy has no good backup young enough. One that was made lately need not have any yet. */
export function isLate({ policy, good, createdAt }: BackupFacts, now: number): boolean {
  return policy !== undefined && now - (good?.at ?? createdAt ?? 0) > lateAfter
}
