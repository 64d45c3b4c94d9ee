import { Pause, Play, RefreshCw } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import type { Fleet } from '#console/api/fleet.ts'
import { toCloudTime, useNow } from '#console/api/now.ts'
import { formatAge } from '#console/lib/format.ts'
import { Button } from '#console/ui/Button.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { ProgressBar } from '#console/ui/ProgressBar.tsx'

/** How far the reading is and how old what was read is, with what can be done about both. */
export function FleetProgress({ fleet }: { readonly fleet: Fleet<unknown> }) {
  const t = useTranslations('fleet')
  const { done, count, failed, phase } = fleet
  const text = count === 0 && phase === 'reading' ? t('listing') : t('progress', { done, count })
  return (
    <section
      aria-label={t('reading')}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 max-s:grid max-s:grid-cols-[minmax(0,1fr)_auto] max-s:gap-y-0"
    >
      <span className="tabular-nums">{text}</span>
      <ReadWithin rows={fleet.rows} />
      {failed > 0 && (
        <span className="flex items-center gap-2 max-s:col-span-2">
          <span className="font-semibold text-error">{t('failed', { count: failed })}</span>
          <Button size="small" onClick={fleet.retry}>
            {t('retry')}
          </Button>
        </span>
      )}
      {/* On a phone these stand at the end of two lines, so that neither words nor buttons that come and go change the height. */}
      <span className="flex items-center gap-1 max-s:col-start-2 max-s:row-span-2 max-s:row-start-1">
        {phase === 'reading' && (
          <Button size="small" icon={<Pause className="size-4" aria-hidden="true" />} onClick={fleet.pause}>
            {t('pause')}
          </Button>
        )}
        {phase === 'paused' && (
          <Button size="small" icon={<Play className="size-4" aria-hidden="true" />} onClick={fleet.resume}>
            {t('resume')}
          </Button>
        )}
        <IconButton size="small" label={t('again')} icon={<RefreshCw className="size-4" aria-hidden="true" />} onClick={fleet.again} />
      </span>
      {/* Its place stays when it has gone. */}
      <div className="h-1 w-full max-s:col-span-2 max-s:mt-1">
        {phase !== 'done' && <ProgressBar value={count === 0 ? 0 : done / count} label={text} />}
      </div>
      {/* The end is said; every step would be noise. */}
      <span role="status" className="sr-only">
        {phase === 'done' || phase === 'paused' ? t(`told.${phase}`, { done, count }) : ''}
      </span>
    </section>
  )
}

/** How old the oldest of what stands on the page is. */
function ReadWithin({ rows }: Pick<Fleet<unknown>, 'rows'>) {
  const t = useTranslations('fleet')
  const locale = useLocale()
  const now = useNow(5_000)
  const oldest = rows.reduce((least, { readAt }) => (readAt > 0 && readAt < least ? readAt : least), Number.POSITIVE_INFINITY)
  if (oldest === Number.POSITIVE_INFINITY) return <span className="min-h-[1lh] text-12" />
  const age = now - toCloudTime(oldest)
  return <span className="text-12 text-quiet">{age < 60_000 ? t('justNow') : t('within', { age: formatAge(age, locale) })}</span>
}
