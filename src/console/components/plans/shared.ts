import type { Body, Result } from '#contract/operation.ts'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { formatGb } from '#console/lib/format.ts'
import type { About, Change } from './plan.ts'

type Maintenance = NonNullable<Result<'showCluster'>['maintenance_option']>
type WindowFields = { readonly [K in 'starting_day_of_week' | 'starting_time' | 'period_hour']?: Maintenance[K] }

/** A day of the week in words; a word nobody knows as it came. */
export function weekday({ t }: Pick<About, 't'>, day: string): string {
  const known = daysOfWeek.find((name) => name === day)
  return known === undefined ? day : t(`value.weekdays.${known}`)
}

/** `3`, `03` or `0300` as `03:00`; anything else as it came. */
export function clock(time: string): string {
  if (/^\d{1,2}$/.test(time)) return `${time.padStart(2, '0')}:00`
  return /^\d{4}$/.test(time) ? `${time.slice(0, 2)}:${time.slice(2)}` : time
}

/** The weekly window in words; `undefined` for none. */
export function windowText(about: About, option: WindowFields | null | undefined): string | undefined {
  const { starting_day_of_week: day, starting_time: time, period_hour: hours } = option ?? {}
  if (!day || !time) return undefined
  return about.t('value.window', { day: weekday(about, day), time: clock(time), hours: hours ?? '' })
}

type NewCluster = Pick<Body<'createReplica'>, 'allowable_ip_addresses' | 'maintenance_option' | 'tags'>

/** What a new cluster brings along besides its servers: fields that are left out are not there. */
export function newClusterChanges(about: About, body: NewCluster): Change[] {
  const { t } = about
  const addresses = (body.allowable_ip_addresses ?? []).join(', ')
  const tags = (body.tags ?? []).map(({ key, value }) => `${key ?? ''}=${value ?? ''}`).join(', ')
  const window = windowText(about, body.maintenance_option)
  return [
    ...(addresses === '' ? [] : [{ label: t('field.addresses'), now: undefined, then: addresses, code: 'value' as const }]),
    ...(window === undefined ? [] : [{ label: t('field.window'), now: undefined, then: window }]),
    ...(tags === '' ? [] : [{ label: t('field.tags'), now: undefined, then: tags, code: 'value' as const }]),
  ]
}

/** `512 GB SSD, 104 GB SSD`: the volumes a request asks for. */
export function volumesText(
  volumes: readonly { readonly size_gb: number; readonly volume_type?: string | undefined }[],
  locale: string,
): string {
  return volumes.map(({ size_gb, volume_type = '' }) => `${formatGb(size_gb, locale)} ${volume_type}`.trim()).join(', ')
}
