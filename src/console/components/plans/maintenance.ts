import type { Body } from '#contract/operation.ts'
import type { ActionFacts } from '#contract/rules/actions.ts'
import type { Effect } from '#console/components/EffectList.tsx'
import { blockedIfNone, change, takes, type About, type Plan } from './plan.ts'
import { clock, weekday } from './shared.ts'

/** A higher minor version. Replicas come before their origin. `facts`: whether one is offered at all, and whether a replica is behind it. */
export function patchMinorVersion(
  about: About,
  body: Body<'patchMinorVersion'>,
  facts: Pick<ActionFacts, 'higher_minor' | 'replicas_behind'> = {},
): Plan<'patchMinorVersion'> {
  const { cluster, t } = about
  const { name } = cluster
  const now = cluster.software_version
  const count = cluster.replicas?.length ?? 0
  const changes = change(t('field.version'), now, body.software_version, { code: 'value' })
  const effects: Effect[] = [
    { kind: 'final', fact: t('patchMinorVersion.final', { version: now ?? '' }) },
    { kind: 'warns', fact: t('patchMinorVersion.cut', { name }), why: t('inferred') },
    body.backup_before_upgrade
      ? { kind: 'does', fact: t('patchMinorVersion.backup'), why: t('patchMinorVersion.backupWhy') }
      : { kind: 'warns', fact: t('patchMinorVersion.noBackup'), why: t('patchMinorVersion.noBackupWhy') },
    { kind: 'does', fact: t('patchMinorVersion.sync'), why: t('patchMinorVersion.syncWhy') },
    takes(about, 'patchMinorVersion'),
  ]
  if (count > 0 && facts.replicas_behind !== false)
    effects.push({ kind: 'warns', fact: t('patchMinorVersion.replicas', { count }), why: t('patchMinorVersion.replicasWhy') })
  return {
    operation: 'patchMinorVersion',
    input: { cluster_id: cluster.id, body },
    title: t('patchMinorVersion.title', { name, version: body.software_version }),
    deed: t('patchMinorVersion.deed', { version: body.software_version }),
    keep: t('keep'),
    changes,
    effects,
    confirmName: name,
    facts,
    blocked: blockedIfNone(changes, about),
  }
}

/** The weekly window: day, begin and length. */
export function setMaintenance(about: About, body: Body<'setMaintenance'>): Plan<'setMaintenance'> {
  const { cluster, t } = about
  const { name } = cluster
  const { day, time, length } = windowNow(about)
  const changes = [
    ...change(t('field.day'), day, weekday(about, body.start_day_of_week)),
    ...change(t('field.time'), time, clock(`${body.start_time}${body.start_minute}`)),
    ...change(t('field.length'), length, t('value.hours', { hours: body.term_hour })),
  ]
  return {
    operation: 'setMaintenance',
    input: { cluster_id: cluster.id, body },
    title: t('setMaintenance.title', { name }),
    deed: t('setMaintenance.deed'),
    keep: t('back'),
    changes,
    effects: [
      { kind: 'does', fact: t('setMaintenance.does'), why: t('setMaintenance.doesWhy') },
      takes(about, 'setMaintenance'),
      { kind: 'not', fact: t('noRestart') },
    ],
    blocked: blockedIfNone(changes, about),
  }
}

export function unsetMaintenance(about: About): Plan<'unsetMaintenance'> {
  const { cluster, t } = about
  const { name } = cluster
  const { day, time, length } = windowNow(about)
  const changes = [
    ...change(t('field.day'), day, undefined),
    ...change(t('field.time'), time, undefined),
    ...change(t('field.length'), length, undefined),
  ]
  return {
    operation: 'unsetMaintenance',
    input: { cluster_id: cluster.id },
    title: t('unsetMaintenance.title', { name }),
    deed: t('unsetMaintenance.deed'),
    keep: t('keep'),
    changes,
    effects: [
      { kind: 'does', fact: t('unsetMaintenance.does', { name }) },
      takes(about, 'unsetMaintenance'),
      { kind: 'not', fact: t('noRestart') },
    ],
    blocked: blockedIfNone(changes, about),
  }
}

type Window = { readonly day?: string; readonly time?: string; readonly length?: string }

/** The window that is set, in words; nothing where there is none. */
function windowNow(about: About): Window {
  const option = about.cluster.maintenance_option
  const day = option?.starting_day_of_week
  const time = option?.starting_time
  const hours = option?.period_hour
  if (option?.use_maintenance_option === false || !day || !time) return {}
  return { day: weekday(about, day), time: clock(time), ...(hours ? { length: about.t('value.hours', { hours }) } : {}) }
}
