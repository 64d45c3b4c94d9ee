import { readInstant } from '#contract/instant.ts'
import type { Body, Result } from '#contract/operation.ts'
import type { Effect } from '#console/components/EffectList.tsx'
import { formatGb, formatInstant, formatOffset } from '#console/lib/format.ts'
import { blockedIfNone, change, takes, type About, type Change, type Plan } from './plan.ts'
import { widthWarning } from './instances.ts'
import { clock, newClusterChanges, volumesText } from './shared.ts'

type History = Result<'listBackupHistories'>['contents'][number]
type Archive = Result<'showArchiveConfig'>

/** The daily backup: how long it is kept, when it starts, how often logs are archived. Without one until now, the first starts at once. */
export function setBackup(about: About, body: Body<'setBackup'>): Plan<'setBackup'> {
  const { cluster, t } = about
  const now = cluster.init_config_option?.backup_option
  const before = policy(about, now)
  const after = policy(about, body)
  const changes = [
    ...change(t('field.backupHour'), before.hour, after.hour),
    ...change(t('field.backupDays'), before.days, after.days),
    ...change(t('field.archiveMinutes'), before.minutes, after.minutes),
  ]
  const days = Number(body.retention_period_day)
  const shorter = before.days !== undefined && Number(now?.retention_period_day) > days
  const effects: Effect[] = [
    {
      kind: 'does',
      fact: t('setBackup.loss', { minutes: body.archive_frequency_minute }),
      why: t('setBackup.lossWhy'),
    },
    takes(about, 'setBackup'),
    { kind: 'not', fact: t('noRestart') },
  ]
  if (before.hour === undefined) effects.unshift({ kind: 'does', fact: t('setBackup.first'), why: t('setBackup.firstWhy') })
  if (shorter) effects.push({ kind: 'destroys', fact: t('setBackup.shorter', { days }), why: t('setBackup.shorterWhy') })
  return {
    operation: 'setBackup',
    input: { cluster_id: cluster.id, body },
    title: t('setBackup.title', { name: cluster.name }),
    deed: t('setBackup.deed'),
    keep: t('back'),
    changes,
    effects,
    ...(shorter ? { confirmName: cluster.name } : {}),
    blocked: blockedIfNone(changes, about),
  }
}

/** No more backups, and none is left. */
export function unsetBackup(about: About): Plan<'unsetBackup'> {
  const { cluster, t } = about
  const { name } = cluster
  const { hour, days, minutes } = policy(about, cluster.init_config_option?.backup_option)
  return {
    operation: 'unsetBackup',
    input: { cluster_id: cluster.id },
    title: t('unsetBackup.title', { name }),
    deed: t('unsetBackup.deed'),
    keep: t('keepIt'),
    changes: [
      ...change(t('field.backupHour'), hour, undefined),
      ...change(t('field.backupDays'), days, undefined),
      ...change(t('field.archiveMinutes'), minutes, undefined),
    ],
    effects: [
      { kind: 'destroys', fact: t('unsetBackup.deletes', { name }), why: t('unsetBackup.deletesWhy') },
      { kind: 'warns', fact: t('unsetBackup.window', { name }) },
      takes(about, 'unsetBackup'),
      { kind: 'not', fact: t('unsetBackup.not', { name }) },
    ],
    confirmName: name,
  }
}

type Policy = { readonly [K in keyof Body<'setBackup'>]?: string | null | undefined }

/** The three settings in words; `undefined` for each that is not set. */
function policy({ t }: About, option: Policy | null | undefined) {
  const { starting_time_hour: hour, retention_period_day: days, archive_frequency_minute: minutes } = option ?? {}
  return {
    hour: hour ? t('value.daily', { time: clock(hour) }) : undefined,
    days: days ? t('value.days', { count: Number(days) }) : undefined,
    minutes: minutes ? t('value.minutes', { count: minutes }) : undefined,
  }
}

/** Some backups are deleted. `left` are the finished ones that stay, as far as they have been read. */
export function removeBackupHistories(
  about: About,
  histories: readonly History[],
  left?: readonly History[],
): Plan<'removeBackupHistories'> {
  const { cluster, t, locale, zone } = about
  const { name } = cluster
  const count = histories.length
  const goesOn = Boolean(cluster.init_config_option?.backup_option?.retention_period_day)
  const size = formatGb(
    histories.reduce((sum, { backup_size_gb }) => sum + backup_size_gb, 0),
    locale,
  )
  const changes = histories.map((history) => ({
    label: t('field.backup', { at: instantText(history.backup_start_at, zone) }),
    now: formatGb(history.backup_size_gb, locale),
    then: undefined,
  }))
  const effects: Effect[] = [
    { kind: 'destroys', fact: t('removeBackupHistories.deletes', { count, size }), why: t('removeBackupHistories.deletesWhy') },
    takes(about, 'removeBackupHistories'),
    { kind: 'not', fact: t(goesOn ? 'removeBackupHistories.not' : 'unsetBackup.not', { name }) },
  ]
  if (left?.length === 0)
    effects.push({ kind: 'destroys', fact: t(goesOn ? 'removeBackupHistories.none' : 'unsetBackup.window', { name }) })
  else if (left !== undefined && startOf(histories) < startOf(left)) {
    effects.push({ kind: 'warns', fact: t('removeBackupHistories.window'), why: t('removeBackupHistories.windowWhy') })
  }
  return {
    operation: 'removeBackupHistories',
    input: { cluster_id: cluster.id, body: { backup_history_number: histories.map((history) => history.backup_history_number) } },
    title: t('removeBackupHistories.title', { count, name }),
    deed: t('removeBackupHistories.deed', { count }),
    keep: t('keepIt'),
    changes,
    effects,
    confirmName: name,
    blocked: blockedIfNone(changes, about),
  }
}

/** Where the earliest of the backups begins, in ms. */
function startOf(histories: readonly History[]): number {
  return Math.min(...histories.map(({ backup_start_at }) => readInstant(backup_start_at) ?? Infinity))
}

function instantText(text: string, zone: string): string {
  const at = readInstant(text)
  return at === undefined ? text : formatInstant(at, zone)
}

/** The archive of logs on or off, and how long it is kept. */
export function setArchiveConfig(about: About, now: Archive, body: Body<'setArchiveConfig'>): Plan<'setArchiveConfig'> {
  const { cluster, t } = about
  const { name } = cluster
  const words = ({ archive_enabled, retention_period_day: days }: Archive | Body<'setArchiveConfig'>) => ({
    archive: t(archive_enabled ? 'value.on' : 'value.off'),
    days: archive_enabled && typeof days === 'number' ? t('value.days', { count: days }) : undefined,
  })
  const before = words(now)
  const after = words(body)
  const changes = [
    ...change(t('field.archive'), before.archive, after.archive, { ends: !body.archive_enabled }),
    ...change(t('field.archiveDays'), before.days, after.days),
  ]
  const days = body.retention_period_day ?? 0
  const shorter = now.archive_enabled && body.archive_enabled && days < (now.retention_period_day ?? 0)
  const effects: Effect[] = [takes(about, 'setArchiveConfig'), { kind: 'not', fact: t('noRestart') }]
  if (now.archive_enabled && !body.archive_enabled) effects.push({ kind: 'warns', fact: t('setArchiveConfig.off', { name }) })
  if (shorter) effects.push({ kind: 'destroys', fact: t('setArchiveConfig.shorter', { days }), why: t('setArchiveConfig.shorterWhy') })
  else effects.push({ kind: 'not', fact: t('setArchiveConfig.not') })
  return {
    operation: 'setArchiveConfig',
    input: { cluster_id: cluster.id, body },
    title: t('setArchiveConfig.title', { name }),
    deed: t('setArchiveConfig.deed'),
    keep: t('back'),
    changes,
    effects,
    ...(shorter ? { confirmName: name } : {}),
    blocked: blockedIfNone(changes, about),
  }
}

/** All archived logs are deleted. */
export function deleteArchiveLog(about: About): Plan<'deleteArchiveLog'> {
  const { cluster, t } = about
  const { name } = cluster
  return {
    operation: 'deleteArchiveLog',
    input: { cluster_id: cluster.id, type: 'ALL' },
    title: t('deleteArchiveLog.title', { name }),
    deed: t('deleteArchiveLog.deed'),
    keep: t('keepIt'),
    changes: [{ label: t('field.logs'), now: t('value.all'), then: undefined }],
    effects: [
      { kind: 'destroys', fact: t('deleteArchiveLog.deletes', { name }), why: t('deleteArchiveLog.deletesWhy') },
      { kind: 'warns', fact: t('deleteArchiveLog.window'), why: t('deleteArchiveLog.windowWhy') },
      takes(about, 'deleteArchiveLog'),
      { kind: 'not', fact: t('deleteArchiveLog.not') },
    ],
    confirmName: name,
  }
}

/** The archive's settings as the servers have them, read anew. */
export function synchronizeArchiveConfig(about: About): Plan<'synchronizeArchiveConfig'> {
  const { cluster, t } = about
  return {
    operation: 'synchronizeArchiveConfig',
    input: { cluster_id: cluster.id },
    title: t('synchronizeArchiveConfig.title', { name: cluster.name }),
    deed: t('synchronizeArchiveConfig.deed'),
    keep: t('keep'),
    changes: [],
    effects: [
      { kind: 'does', fact: t('synchronizeArchiveConfig.does') },
      takes(about, 'synchronizeArchiveConfig'),
      { kind: 'not', fact: t('synchronizeArchiveConfig.not') },
    ],
  }
}

/** What is known of the backups that a restore may start from. */
type Backups = {
  /** For the rules. */
  readonly finishedBackup?: boolean | undefined
  /** When the chosen backup began, as the cloud tells it. */
  readonly startedAt?: string | undefined
}

/** A new cluster from a backup or as of a point in time; the answer names the new one. */
export function createRestoreCluster(
  about: About,
  body: Body<'createRestoreCluster'>,
  { finishedBackup, startedAt }: Backups = {},
): Plan<'createRestoreCluster'> {
  const { cluster, t, locale } = about
  const { name } = body
  const origin = cluster.name
  const asked = body.block_storage_groups ?? []
  const existing = cluster.instance_groups?.[0]?.block_storage_groups ?? []
  const volumes = volumesText(asked.length > 0 ? asked : existing, locale)
  const fresh = (label: string, then: string): Change => ({ label, now: undefined, then })
  return {
    operation: 'createRestoreCluster',
    input: { cluster_id: cluster.id, body },
    title: t('createRestoreCluster.title', { origin, name }),
    deed: t('createRestoreCluster.deed', { name }),
    keep: t('back'),
    changes: [
      fresh(t('field.cluster'), name),
      fresh(t('field.dataAsOf'), restorePoint(about, body, startedAt)),
      { ...fresh(t('field.prefix'), body.instance_name_prefix), code: 'value' },
      { ...fresh(t('field.serverType'), body.server_type_name), code: 'value' },
      fresh(t('field.storage'), asked.length > 0 ? volumes : t('createRestoreCluster.asOrigin', { origin, volumes })),
      ...newClusterChanges(about, body),
    ],
    effects: [
      { kind: 'does', fact: t('createRestoreCluster.does', { name }), why: t('createRestoreCluster.doesWhy', { origin }) },
      { kind: 'does', fact: t('createRestoreCluster.later') },
      ...(body.allowable_ip_addresses ?? []).flatMap((address) => widthWarning(about, address)),
      { kind: 'warns', fact: t('createRestoreCluster.single', { name }), why: t('createRestoreCluster.singleWhy') },
      // The original takes other changes meanwhile: only the new cluster is not ready.
      { ...takes(about, 'createRestoreCluster'), why: undefined },
      { kind: 'not', fact: t('createRestoreCluster.not', { origin }) },
    ],
    ...(finishedBackup === undefined ? {} : { facts: { finished_backup: finishedBackup } }),
  }
}

/** The moment in the chosen zone, or the number of the backup and when it began, as far as that is known. */
function restorePoint({ t, zone }: About, body: Body<'createRestoreCluster'>, startedAt = ''): string {
  const at = body.backup_recovery_time ?? ''
  if (at !== '') return zonedText(at, zone)
  const number = body.backup_history_number ?? ''
  return startedAt === '' ? t('value.backupNumber', { number }) : t('value.backupOf', { number, at: zonedText(startedAt, zone) })
}

/** With offset and zone: where clocks were put back the zone alone does not tell which of two moments is meant. */
function zonedText(text: string, zone: string): string {
  const at = readInstant(text)
  return at === undefined ? text : `${formatInstant(at, zone, true)} ${formatOffset(at, zone)} ${zone}`
}
