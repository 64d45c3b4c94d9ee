import { useLocale, useTranslations } from 'use-intl'
import type { JournalEntry } from '#contract/bff/journal.ts'
import { useNow } from '#console/api/now.ts'
import { formatTypical } from '#console/lib/format.ts'
import { formatClock } from '#console/lib/format-duration.ts'
import { ProgressBar } from '#console/ui/ProgressBar.tsx'
import { courseOf, tookMs } from './standing.ts'

/** How long a running write has run, against what is usual: a bar that never claims to know the end, and the same in words. */
export function WriteProgress({ entry, label }: { readonly entry: JournalEntry; readonly label: string }) {
  const t = useTranslations('journal.progress')
  const locale = useLocale()
  const elapsed = tookMs(entry, useNow(1_000))
  if (elapsed === undefined) return null
  const { value, late } = courseOf(elapsed, entry.typical)
  const typical = formatTypical(entry.typical.medianMs, locale)
  return (
    <div className="grid gap-1">
      <ProgressBar value={value} label={label} late={late} />
      <p className="text-12 text-quiet tabular-nums">
        {t('of', { elapsed: formatClock(elapsed), typical })}
        {late && <b className="ml-2 text-unknown">{t('late')}</b>}
      </p>
    </div>
  )
}
