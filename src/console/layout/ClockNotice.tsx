import { useLocale, useTranslations } from 'use-intl'
import { formatAge } from '#console/lib/format.ts'
import { Notice } from '#console/ui/Notice.tsx'

/** Warns that this server's clock is off: beyond some minutes the cloud refuses every signature. Shown from one minute on. */
export function ClockNotice({ skewMs }: { readonly skewMs: number }) {
  const t = useTranslations('layout')
  const locale = useLocale()
  if (Math.abs(skewMs) < 60_000) return null
  const skew = formatAge(Math.abs(skewMs), locale)
  return (
    <div className="px-6 pt-4 max-s:px-4">
      <Notice kind="warning" title={t(skewMs > 0 ? 'clock.ahead' : 'clock.behind', { skew })}>
        <p>{t('clock.now')}</p>
      </Notice>
    </div>
  )
}
