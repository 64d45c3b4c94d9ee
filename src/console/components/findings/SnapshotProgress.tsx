import { useLocale, useTranslations } from 'use-intl'
import type { FleetProgress } from '#contract/bff/fleet.ts'
import { readInstant } from '#contract/instant.ts'
import { isWhole } from '#console/api/snapshot.ts'
import { useNow } from '#console/api/now.ts'
import { useFailureWordsOf } from '#console/components/FailureNotice.tsx'
import { actionOf } from '#console/components/failure-words.ts'
import { formatAge } from '#console/lib/format.ts'
import { Notice } from '#console/ui/Notice.tsx'
import { ProgressBar } from '#console/ui/ProgressBar.tsx'

/** How many clusters the lists have brought so far, and how many there are as far as the cloud told. */
export function countClusters({ regions }: FleetProgress): { readonly listed: number; readonly count: number } {
  const sum = (of: (region: FleetProgress['regions'][number]) => number) => regions.reduce((total, region) => total + of(region), 0)
  return { listed: sum(({ listed }) => listed), count: sum(({ count, listed }) => Math.max(count ?? 0, listed)) }
}

/**
 * How far the snapshot has come, in a line, with a bar while more is on its way; the bar keeps its place when it is done.
 * @param cost says as well how many calls to the cloud it takes
 */
export function SnapshotProgress({ progress, cost = false }: { readonly progress: FleetProgress; readonly cost?: boolean }) {
  const t = useTranslations('findings.progress')
  const locale = useLocale()
  const now = useNow(5_000)
  const { listed, count } = countClusters(progress)
  const { read, wanted, lastMinute, perMinute } = progress
  const whole = isWhole(progress)
  const oldest = readInstant(progress.oldestAt)
  const heard = progress.regions.some((region) => region.count !== null || region.failure !== null)
  const text = !heard ? t('listing') : whole ? t('whole', { count }) : t('part', { listed, count, read, wanted })
  return (
    <section aria-label={t('label')} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="tabular-nums">{text}</span>
      {oldest !== undefined && (
        <span className="text-12 text-quiet tabular-nums">{t('within', { age: formatAge(Math.max(0, now - oldest), locale) })}</span>
      )}
      {cost && <span className="text-12 text-quiet tabular-nums">{t('calls', { made: lastMinute, most: perMinute })}</span>}
      <div className={`w-full ${whole ? 'invisible' : ''}`}>
        <ProgressBar value={wanted === 0 ? 0 : read / wanted} label={text} />
      </div>
      {/* The end is said; every step would be noise. */}
      <span role="status" className="sr-only">
        {whole && heard ? t('done') : ''}
      </span>
    </section>
  )
}

/** Regions that cannot be listed and reads that the key may not make: what they would tell is not judged, and that is said. */
export function SnapshotGaps({ progress }: { readonly progress: FleetProgress }) {
  const t = useTranslations('findings.gaps')
  const words = useFailureWordsOf()
  const lines = [
    ...progress.regions.flatMap(({ region, failure }) =>
      failure === null ? [] : [{ key: region, text: t('region', { region, why: words(failure, 'listClusters').title }) }],
    ),
    ...progress.refused.map(({ region, operation }) => ({
      key: `${region} ${operation}`,
      text: t('refused', { region, action: `postgresql:${actionOf(operation)}` }),
    })),
  ]
  if (lines.length === 0) return null
  return (
    <Notice kind="warning" title={t('title')}>
      <ul className="grid gap-1">
        {lines.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </Notice>
  )
}
