import { readInstant } from '#contract/instant.ts'
import { lastDue } from '#contract/rules/findings/backup-slots.ts'
import { latestOf } from '#contract/rules/findings/latest-backups.ts'
import { isReplica } from '#contract/rules/findings/judged.ts'
import { lagOf, lateMs, needsLook, readFollowing } from '#contract/rules/replica-state.ts'
import type { Diagnosis, Known } from './known.ts'
import { askSupport, step } from './step.ts'

/** What replicas, backups and archive tell of a cluster that runs. */
export function partDiagnoses(known: Known): Diagnosis[] {
  if (known.cluster.service_state !== 'RUNNING') return []
  return [...replicas(known), ...(isReplica(known.cluster) ? [] : [...backups(known), ...archive(known)])]
}

function replicas(known: Known): Diagnosis[] {
  const read = known.replicas
  // An operator who wants to know earlier has said so to the checks.
  const asked = known.findings.find(({ check }) => check === 'replica_late')?.values['mostMs']
  const mostMs = typeof asked === 'number' ? Math.min(asked, lateMs) : lateMs
  return (read?.value.contents ?? []).flatMap((item): Diagnosis[] => {
    const word = item.replica_state ?? ''
    const lag = lagOf(readInstant(item.synced_at), read?.readAt ?? known.now)
    if (!needsLook(word, lag, mostMs)) return []
    const cut = /^(?:cut|failed)$/.test(readFollowing(word) ?? '')
    const told = [
      { field: 'replica_state', value: word },
      { field: 'replica_state_detail', value: item.replica_state_detail ?? '' },
      { field: 'synced_at', value: item.synced_at ?? '' },
    ]
    return [
      {
        key: `replica ${item.region ?? ''} ${item.name}`,
        id: cut ? 'replica_cut' : 'replica_late',
        tone: cut ? 'error' : 'warning',
        values: { replica: item.name, word, lag: lag === undefined ? 'untold' : 'told', lagMs: lag ?? 0 },
        evidence: told.filter(({ value }) => value !== ''),
        requestIds: [],
        steps: [
          step(known, 'sync_replicas', 'none', { place: 'replicas', operation: 'synchronizeReplicaState' }),
          // Its plan is in the row of the replica: it is a cluster of its own.
          step(known, 'reset_replica', 'cost', { place: 'replicas' }),
          askSupport(known),
        ],
      },
    ]
  })
}

const dayMs = 86_400_000

function backups(known: Known): Diagnosis[] {
  const { cluster, histories, now } = known
  const latest = histories === undefined ? undefined : latestOf(histories)
  if (latest?.outcome !== 'failed') return []
  const { last, startedAt, good } = latest
  const hour = Number(cluster.init_config_option?.backup_option?.starting_time_hour ?? Number.NaN)
  const next = Number.isInteger(hour) ? lastDue(hour, cluster.timezone ?? '', latest.made, now) + dayMs : undefined
  const told = last.backup_state_detail ?? ''
  const space = /space|disk|volume|full|storage/i.test(told)
  return [
    {
      key: 'backup_failed',
      id: 'backup_failed',
      tone: good === undefined || now - good > 2 * dayMs ? 'error' : 'warning',
      values: { startedAt, good: good === undefined ? 'none' : 'some', goodAt: good ?? 0, space: space ? 'yes' : 'no' },
      evidence: [
        { field: 'backup_state', value: last.backup_state },
        ...(told === '' ? [] : [{ field: 'backup_state_detail', value: told }]),
      ],
      requestIds: [],
      steps: [
        step(known, 'next_backup', 'none', {
          place: 'backups',
          values: next === undefined ? { when: 'untold' } : { when: 'told', nextAt: next },
        }),
        step(known, 'grow_volume', 'cost', { place: 'storage' }),
        askSupport(known),
      ],
    },
  ]
}

function archive(known: Known): Diagnosis[] {
  const { archive: config, cluster } = known
  const policy = cluster.init_config_option?.backup_option
  const hasPolicy = (policy?.retention_period_day ?? '') !== '' || (policy?.starting_time_hour ?? '') !== ''
  if (config?.archive_enabled !== false || !hasPolicy) return []
  return [
    {
      key: 'archive_off',
      id: 'archive_off',
      tone: 'warning',
      values: {},
      evidence: [{ field: 'archive_enabled', value: 'false' }],
      requestIds: [],
      steps: [step(known, 'set_archive', 'none', { place: 'backups', operation: 'setArchiveConfig' })],
    },
  ]
}
