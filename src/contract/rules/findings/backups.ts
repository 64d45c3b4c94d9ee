import type { FindingSettings } from '#contract/bff/fleet-settings.ts'
import { readInstant } from '#contract/instant.ts'
import { lastDue } from './backup-slots.ts'
import { latestOf, type Latest } from './latest-backups.ts'
import type { Check, ClusterFacts, FindingFix } from './finding.ts'
import { evidence, isReplica, settingsOf, stateOf, textOf, type Detail } from './judged.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** What a policy says; `undefined` for a part that cannot be read. */
type Policy = { readonly days: number | undefined; readonly hour: number | undefined }

function policyOf(detail: Detail): Policy | undefined {
  const option = detail.init_config_option?.backup_option
  const days = numberOf(option?.retention_period_day)
  const hour = numberOf(option?.starting_time_hour)
  return days === undefined && hour === undefined ? undefined : { days, hour }
}

function numberOf(text: string | null | undefined): number | undefined {
  const number = Number(text ?? '')
  return text === null || text === undefined || text === '' || !Number.isInteger(number) ? undefined : number
}

/** A cluster that makes backups of its own, with Show Cluster's answer. */
function ownerOf(cluster: ClusterFacts): Detail | undefined {
  const detail = settingsOf(cluster)
  return detail === undefined || isReplica(detail) ? undefined : detail
}

const setPolicy: FindingFix = { tab: 'backups', operation: 'setBackup' }

const noBackupPolicy: Check<FindingSettings> = {
  id: 'no_backup_policy',
  severity: 'warning',
  needs: ['showCluster'],
  find: (cluster) => {
    const detail = ownerOf(cluster)
    if (detail === undefined || policyOf(detail) !== undefined) return []
    const option = detail.init_config_option?.backup_option
    return [{ since: null, evidence: [evidence('init_config_option.backup_option', option)], values: {}, fix: setPolicy }]
  },
}

const retentionLow: Check<FindingSettings> = {
  id: 'retention_low',
  severity: 'warning',
  needs: ['showCluster'],
  find: (cluster, _fleet, { retentionDaysMin: least }) => {
    const detail = ownerOf(cluster)
    const days = detail === undefined ? undefined : policyOf(detail)?.days
    if (days === undefined || days >= least) return []
    const shown = evidence('init_config_option.backup_option.retention_period_day', String(days))
    return [{ since: null, evidence: [shown], values: { days, least }, fix: setPolicy }]
  },
}

const archiveOff: Check<FindingSettings> = {
  id: 'archive_off',
  severity: 'warning',
  needs: ['showCluster', 'showArchiveConfig'],
  find: (cluster) => {
    const detail = ownerOf(cluster)
    // Without backups there is nothing that an archive could be added to: that is a finding of its own.
    if (detail === undefined || policyOf(detail) === undefined || cluster.archive?.value.archive_enabled !== false) return []
    const fix: FindingFix = { tab: 'backups', operation: 'setArchiveConfig' }
    return [{ since: null, evidence: [evidence('archive_enabled', false)], values: {}, fix }]
  },
}

/** A cluster that is down makes no backups, and one that goes down breaks off the one that is being made. */
const makesNone: readonly string[] = ['STOPPED', 'STOPPING', 'STARTING']

type Judged = { readonly detail: Detail; readonly policy: Policy; readonly latest: Latest | undefined; readonly readAt: number }

function judgedBackups(cluster: ClusterFacts): Judged | undefined {
  const detail = ownerOf(cluster)
  const policy = detail === undefined ? undefined : policyOf(detail)
  const { histories } = cluster
  if (detail === undefined || policy === undefined || histories === undefined || makesNone.includes(stateOf(cluster))) return undefined
  return { detail, policy, latest: latestOf(histories.value), readAt: histories.readAt }
}

/** One backup that failed is a matter of today; from so long without a good one on, of now. */
const goodWithin = 2 * dayMs

const backupFailed: Check<FindingSettings> = {
  id: 'backup_failed',
  severity: 'warning',
  needs: ['showCluster', 'listBackupHistories'],
  find: (cluster) => {
    const judged = judgedBackups(cluster)
    if (judged?.latest?.outcome !== 'failed') return []
    const { last, startedAt, good } = judged.latest
    const told = last.backup_state_detail ?? ''
    return [
      {
        severity: good === undefined || judged.readAt - good > goodWithin ? 'critical' : 'warning',
        since: startedAt,
        evidence: [
          evidence('backup_state', last.backup_state),
          evidence('backup_start_at', last.backup_start_at),
          ...(told === '' ? [] : [evidence('backup_state_detail', told)]),
        ],
        values: { startedAt, good: good === undefined ? 'none' : 'some', ...(good === undefined ? {} : { goodAt: good }) },
        fix: setPolicy,
      },
    ]
  },
}

/** So long after its hour a backup should have begun. */
const grace = 2 * hourMs
/** Where the policy tells no hour, a day and a little more. */
const withinDay = 26 * hourMs
/** A backup that belongs to an hour may begin a little before it. */
const early = hourMs / 2

function dueOf({ detail, policy, latest, readAt }: Judged): number {
  if (policy.hour === undefined) return readAt - withinDay
  const due = lastDue(policy.hour, textOf(detail.timezone), latest?.made ?? [], readAt - grace)
  // What was changed since may have been the hour: then no more can be asked than one backup within a day.
  const changed = readInstant(detail.modified_at) ?? due
  return changed > due ? Math.min(due, readAt - withinDay) : due
}

const backupLate: Check<FindingSettings> = {
  id: 'backup_late',
  severity: 'critical',
  needs: ['showCluster', 'listBackupHistories'],
  find: (cluster) => {
    const judged = judgedBackups(cluster)
    if (judged === undefined) return []
    const { latest, detail } = judged
    // One that was begun and failed is told of by its own check.
    if (latest?.outcome === 'failed') return []
    const due = dueOf(judged)
    const missed = due - early
    if (latest !== undefined && latest.coveredUntil >= missed) return []
    const created = readInstant(detail.created_at)
    // Younger than the hour, or down at that hour for all we know: none could be made.
    if (created === undefined || created >= missed || (cluster.stateSince ?? created) >= missed) return []
    const made = latest?.made[0]
    const since = due - (latest === undefined || made === undefined ? 0 : Math.floor((missed - latest.coveredUntil) / dayMs)) * dayMs
    return [
      {
        since,
        evidence: [
          evidence('init_config_option.backup_option.starting_time_hour', detail.init_config_option.backup_option?.starting_time_hour),
          evidence('backup_start_at', latest?.last.backup_start_at),
        ],
        values: { dueAt: since, made: made === undefined ? 'none' : 'some', ...(made === undefined ? {} : { madeAt: made }) },
        fix: setPolicy,
      },
    ]
  },
}

/** Whether there is something to restore from. */
export const backupChecks: readonly Check<FindingSettings>[] = [backupFailed, backupLate, noBackupPolicy, archiveOff, retentionLow]
