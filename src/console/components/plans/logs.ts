import type { Body, Input, Result } from '#contract/operation.ts'
import type { ActionFacts } from '#contract/rules/actions.ts'
import type { Effect } from '#console/components/EffectList.tsx'
import { blockedIfNone, change, takes, type About, type Change, type Plan } from './plan.ts'
import { clock, weekday } from './shared.ts'

type LogType = Input<'exportLog'>['log_type']
type Config = Result<'listLogExportConfigs'>['contents'][number]
type Schedule = Pick<Config, 'schedule_frequency_type' | 'schedule_hour' | 'schedule_day_of_week' | 'schedule_day_of_month'>

/**
 * When it is exported, in words: `every Monday at 03:00 Asia/Seoul`. A frequency nobody knows as it came; nothing where it is exported by
 * hand alone. That the hour counts on clocks in the cluster's own zone is inferred.
 */
export function scheduleText(
  about: Pick<About, 't'> & { readonly cluster: Pick<About['cluster'], 'timezone'> },
  schedule: Schedule,
): string | undefined {
  const { schedule_frequency_type: frequency } = schedule
  if (frequency === null) return undefined
  const text = timesText(about, frequency, schedule)
  return text === undefined ? frequency : about.t('value.zoned', { text, zone: about.cluster.timezone })
}

function timesText(about: Pick<About, 't'>, frequency: string, schedule: Schedule): string | undefined {
  const { schedule_hour: hour, schedule_day_of_week: day, schedule_day_of_month: date } = schedule
  const time = clock(hour ?? '')
  if (/^(?:day|daily)$/i.test(frequency)) return about.t('value.daily', { time })
  if (/^week(?:ly)?$/i.test(frequency)) return about.t('value.weekly', { day: weekday(about, day ?? ''), time })
  if (/^month(?:ly)?$/i.test(frequency)) return about.t('value.monthly', { day: date ?? '', time })
  return undefined
}

/** The audit log is written only while it is on: what the rules look at. */
function auditFacts({ cluster }: About, type: string): Partial<ActionFacts> {
  return { log_type: type, audit_enabled: cluster.init_config_option?.audit_enabled }
}

/** What is there now is copied to the bucket at once. */
export function exportLog(about: About, type: LogType, config?: Config): Plan<'exportLog'> {
  const { cluster, t } = about
  const bucket = config?.bucket_name ?? ''
  const effects: Effect[] = [
    { kind: 'does', fact: bucket === '' ? t('exportLog.doesNoBucket', { type }) : t('exportLog.does', { type, bucket }) },
    takes(about, 'exportLog'),
    { kind: 'not', fact: t('exportLog.not') },
  ]
  if (config?.delete_on_export === true) effects.push(deletesAfterExport(about))
  // Seen live: the cloud answers with an error that does not say why.
  if (config !== undefined && (bucket === '' || config.is_bucket_deleted === true)) {
    const fact = bucket === '' ? t('exportLog.bucketMissing') : t('exportLog.bucketDeleted', { bucket })
    effects.push({ kind: 'warns', fact, why: t('exportLog.bucketWhy') })
  }
  return {
    operation: 'exportLog',
    input: { cluster_id: cluster.id, log_type: type },
    title: t('exportLog.title', { type, name: cluster.name }),
    deed: t('exportLog.deed', { type }),
    keep: t('keep'),
    changes: [],
    effects,
    facts: auditFacts(about, type),
  }
}

/** A log gets its export: bucket, schedule, keys. */
export function registerLogExportConfig(about: About, body: Body<'registerLogExportConfig'>): Plan<'registerLogExportConfig'> {
  const { cluster, t } = about
  const type = body.log_type
  const effects: Effect[] = [
    { kind: 'does', fact: t('registerLogExportConfig.does', { type }), why: t('registerLogExportConfig.doesWhy') },
    takes(about, 'registerLogExportConfig'),
    { kind: 'not', fact: t('noRestart') },
  ]
  if (body.delete_on_export === true) effects.push(deletesAfterExport(about))
  return {
    operation: 'registerLogExportConfig',
    input: { cluster_id: cluster.id, body },
    title: t('registerLogExportConfig.title', { type, name: cluster.name }),
    deed: t('registerLogExportConfig.deed'),
    keep: t('back'),
    changes: [
      { label: t('field.bucket'), now: undefined, then: body.bucket_name, code: 'value' },
      { label: t('field.schedule'), now: undefined, then: scheduleText(about, body) },
      { label: t('field.deleteAfter'), now: undefined, then: onOff(about, body.delete_on_export) },
    ],
    effects,
    facts: auditFacts(about, type),
  }
}

/** Another schedule or other keys for an export; the bucket stays. */
export function setLogExportConfig(about: About, type: LogType, now: Config, body: Body<'setLogExportConfig'>): Plan<'setLogExportConfig'> {
  const { cluster, t } = about
  const effects: Effect[] = [takes(about, 'setLogExportConfig'), { kind: 'not', fact: t('noRestart') }]
  if (body.delete_on_export === true && now.delete_on_export !== true) effects.push(deletesAfterExport(about))
  const changes = [
    ...change(t('field.schedule'), scheduleText(about, now), scheduleText(about, body)),
    ...change(t('field.deleteAfter'), onOff(about, now.delete_on_export), onOff(about, body.delete_on_export)),
    // Keys are never told by the cloud: those that are sent take the place of the old ones.
    ...(body.secret_key === null ? [] : [keys(about)]),
  ]
  return {
    operation: 'setLogExportConfig',
    input: { cluster_id: cluster.id, log_type: type, body },
    title: t('setLogExportConfig.title', { type, name: cluster.name }),
    deed: t('setLogExportConfig.deed'),
    keep: t('back'),
    changes,
    effects,
    blocked: blockedIfNone(changes, about),
  }
}

/** A log is no longer exported. */
export function unregisterLogExportConfig(about: About, type: LogType, now?: Config): Plan<'unregisterLogExportConfig'> {
  const { cluster, t } = about
  return {
    operation: 'unregisterLogExportConfig',
    input: { cluster_id: cluster.id, log_type: type },
    title: t('unregisterLogExportConfig.title', { type, name: cluster.name }),
    deed: t('unregisterLogExportConfig.deed'),
    keep: t('keepIt'),
    changes:
      now === undefined
        ? []
        : [
            ...change(t('field.bucket'), now.bucket_name ?? undefined, undefined, { code: 'value' }),
            ...change(t('field.schedule'), scheduleText(about, now), undefined),
          ],
    effects: [
      { kind: 'warns', fact: t('unregisterLogExportConfig.stops', { type }) },
      takes(about, 'unregisterLogExportConfig'),
      { kind: 'not', fact: t('unregisterLogExportConfig.not') },
    ],
  }
}

/** The audit log on or off. Off deletes its files. */
export function setAuditLog(about: About, use: boolean): Plan<'setAuditLog'> {
  const { cluster, t } = about
  const { name } = cluster
  const now = cluster.init_config_option?.audit_enabled ?? false
  const changes = change(t('field.audit'), onOff(about, now), onOff(about, use), { ends: !use })
  const common = {
    operation: 'setAuditLog',
    input: { cluster_id: cluster.id, body: { use_audit_log: use } },
    keep: t('keep'),
    changes,
    blocked: blockedIfNone(changes, about),
  } as const
  if (use) {
    return {
      ...common,
      title: t('setAuditLog.titleOn', { name }),
      deed: t('setAuditLog.on'),
      effects: [
        { kind: 'warns', fact: t('setAuditLog.slower'), why: t('setAuditLog.slowerWhy') },
        takes(about, 'setAuditLog'),
        { kind: 'not', fact: t('setAuditLog.not') },
      ],
    }
  }
  return {
    ...common,
    title: t('setAuditLog.titleOff', { name }),
    deed: t('setAuditLog.off'),
    effects: [
      { kind: 'destroys', fact: t('setAuditLog.deletes', { name }), why: t('setAuditLog.deletesWhy') },
      takes(about, 'setAuditLog'),
    ],
    confirmName: name,
  }
}

function deletesAfterExport({ t }: About): Effect {
  return { kind: 'warns', fact: t('exportLog.deletes'), why: t('exportLog.deletesWhy') }
}

function keys({ t }: About): Change {
  return { label: t('field.keys'), now: '••••••••', then: t('value.typed') }
}

function onOff({ t }: About, value: boolean | null | undefined): string | undefined {
  return typeof value === 'boolean' ? t(value ? 'value.on' : 'value.off') : undefined
}
