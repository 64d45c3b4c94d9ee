import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { backupOutcome } from '#contract/rules/backups.ts'
import { useNow } from '#console/api/now.ts'
import { useSideRead } from '#console/api/query.ts'
import type { TimelineFacts } from '#console/lib/timeline.ts'

/** More backups than any policy makes in 35 days; beyond it the oldest are not drawn. */
const most = 1_000

export type RestoreRead = {
  /** `undefined` until both could be read. */
  readonly facts: TimelineFacts | undefined
  readonly histories: Result<'listBackupHistories'> | undefined
  readonly archive: Result<'showArchiveConfig'> | undefined
  /** How long the archive keeps logs, in days. */
  readonly archiveDays: number | undefined
  readonly failures: { readonly histories: Failure | undefined; readonly archive: Failure | undefined }
  /** When the histories were read, in this browser's ms since 1970. */
  readonly readAt: number
  readonly refresh: () => Promise<unknown>
}

type Cluster = Pick<Result<'showCluster'>, 'id'> & { readonly init_config_option?: Result<'showCluster'>['init_config_option'] }

/** All that a restore hangs on: every backup, the archive and the policy. Read again by itself while a backup runs. */
export function useRestoreFacts({ id, init_config_option }: Cluster): RestoreRead {
  const now = useNow(30_000)
  const list = useSideRead(
    'listBackupHistories',
    { cluster_id: id, limit: most, page: 0 },
    { unsettled: (data) => (data.contents ?? []).some((item) => backupOutcome(item.backup_state) === 'running') },
  )
  const archive = useSideRead('showArchiveConfig', { cluster_id: id })
  const { archive_frequency_minute: frequency, retention_period_day: retention } = init_config_option?.backup_option ?? {}
  const facts =
    list.data === undefined || archive.data === undefined
      ? undefined
      : { histories: list.data.contents ?? [], archive: archive.data, frequency, retention, now }
  return {
    facts,
    histories: list.data,
    archive: archive.data,
    archiveDays: archive.data?.retention_period_day ?? undefined,
    failures: { histories: list.failure, archive: archive.failure },
    readAt: list.readAt,
    refresh: () => Promise.all([list.refresh(), archive.refresh()]),
  }
}
