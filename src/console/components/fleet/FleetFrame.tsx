import type { ReactNode } from 'react'
import { Pause, Play, RefreshCw } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import type { Fleet } from '#console/api/fleet.ts'
import { toCloudTime, useNow } from '#console/api/now.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { formatAge } from '#console/lib/format.ts'
import { Button } from '#console/ui/Button.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { ProgressBar } from '#console/ui/ProgressBar.tsx'

type Props = {
  readonly title: string
  readonly lead: string
  readonly fleet: Fleet<unknown>
  /** What is found so far, in a line. */
  readonly summary: string
  readonly filters: ReactNode
  readonly children: ReactNode
}

/** A page of what was read of every cluster of the region: how far the reading is, what is found, and how to filter it. */
export function FleetFrame({ title, lead, fleet, summary, filters, children }: Props) {
  const t = useTranslations('fleet')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-6 max-s:p-4">
      <header>
        <h1>{title}</h1>
        <p className="max-w-176 text-14 text-quiet">{lead}</p>
      </header>
      <FleetProgress fleet={fleet} />
      {fleet.listFailure !== undefined && <FailureNotice failure={fleet.listFailure} operation="listClusters" onRetry={fleet.resume} />}
      {fleet.phase === 'halted' && fleet.listFailure === undefined && (
        <Notice kind="warning" title={t('halted')} actions={<Button onClick={fleet.resume}>{t('resume')}</Button>}>
          {t('haltedText')}
        </Notice>
      )}
      <search className="flex flex-wrap items-end gap-3 max-s:grid max-s:grid-cols-2">{filters}</search>
      <p className="text-quiet">{summary}</p>
      {children}
    </div>
  )
}

function FleetProgress({ fleet }: { readonly fleet: Fleet<unknown> }) {
  const t = useTranslations('fleet')
  const { done, count, failed, phase } = fleet
  const text = count === 0 && phase === 'reading' ? t('listing') : t('progress', { done, count })
  return (
    <section aria-label={t('reading')} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="tabular-nums">{text}</span>
      {failed > 0 && <span className="font-semibold text-error">{t('failed', { count: failed })}</span>}
      <ReadWithin rows={fleet.rows} />
      <span className="flex items-center gap-1">
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
      {phase !== 'done' && (
        <div className="w-full">
          <ProgressBar value={count === 0 ? 0 : done / count} label={text} />
        </div>
      )}
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
  if (oldest === Number.POSITIVE_INFINITY) return null
  const age = now - toCloudTime(oldest)
  return <span className="text-12 text-quiet">{age < 60_000 ? t('justNow') : t('within', { age: formatAge(age, locale) })}</span>
}
