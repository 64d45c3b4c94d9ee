import { useTranslations } from 'use-intl'
import type { Instant } from '#contract/instant.ts'
import { formatInstant } from '#console/lib/format.ts'
import type { Timeline } from '#console/lib/timeline.ts'

/** Whom a list of many gaps would help reads the drawing; the words name the first ones. */
const named = 3

/** What a timeline shows, in words. */
export function useTimelineWords({ bars, window, gaps }: Timeline, zone: string): string {
  const t = useTranslations('restore.timeline.words')
  const text = (instant: Instant) => formatInstant(instant, zone)
  const [first, last] = [bars[0], bars.at(-1)]
  if (first === undefined || last === undefined) return t('none')
  const failed = bars.filter((bar) => bar.outcome === 'failed').length
  return [
    t('bars', { count: bars.length, from: text(first.from), to: text(last.from), zone }),
    ...(failed > 0 ? [t('failed', { count: failed })] : []),
    window === undefined ? t('noWindow') : t('window', { from: text(window.from), to: text(window.to) }),
    ...(window === undefined ? [] : gaps.slice(0, named).map((gap) => t('gap', { from: text(gap.from), to: text(gap.to) }))),
  ].join(' ')
}
