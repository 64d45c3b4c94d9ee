import { useLocale, useTranslations } from 'use-intl'
import { lagOf } from '#contract/rules/replica-state.ts'
import { Age } from '#console/components/Age.tsx'
import { formatAge, formatInstant, formatOffset } from '#console/lib/format.ts'
import { useZone } from '#console/lib/preferences.ts'

type Props = {
  /** Both in ms since 1970 on the cloud's clock. */
  readonly syncedAt: number | undefined
  readonly readAt: number
  /** It stands out. */
  readonly loud: boolean
}

/** Up to when a replica has everything: an age that goes on, and beside it how far it was behind when that was read, which does not. */
export function SyncAge({ syncedAt, readAt, loud }: Props) {
  const t = useTranslations('replicas')
  const locale = useLocale()
  const zone = useZone()
  const lag = lagOf(syncedAt, readAt)
  if (syncedAt === undefined || lag === undefined) return <span className="text-quiet">{t('neverSynced')}</span>
  const full = `${formatInstant(syncedAt, zone, true)} ${formatOffset(syncedAt, zone)}`
  return (
    <span className="grid">
      <time dateTime={new Date(syncedAt).toISOString()} title={`${full} ${zone}`} className="whitespace-nowrap tabular-nums">
        {t.rich('ago', { age: () => <Age since={syncedAt} /> })}
      </time>
      <span className={`text-12 whitespace-nowrap ${loud ? 'font-semibold text-unknown' : 'text-quiet'}`}>
        {t('behind', { age: formatAge(lag, locale) })}
      </span>
    </span>
  )
}
