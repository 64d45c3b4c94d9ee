import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { isOutOfSight, type JournalEntry } from '#contract/bff/journal.ts'
import { useEntryTitle } from '#console/components/journal/use-entry-title.ts'
import { isHeld, WriteBadge } from '#console/components/journal/WriteBadge.tsx'
import { WriteDeeds } from '#console/components/journal/WriteDeeds.tsx'
import { WriteProgress } from '#console/components/journal/WriteProgress.tsx'
import { formatClock } from '#console/lib/format-duration.ts'
import { paths } from '#console/paths.ts'

type Props = { readonly entry: JournalEntry; readonly onLeave: () => void }

/** One write: what it is, how it stands, and what can be done about it. */
export function TrayRow({ entry, onLeave }: Props) {
  const t = useTranslations('journal')
  const title = useEntryTitle()(entry)
  const { state, reason, ahead, region, id, tookMs } = entry
  return (
    <li className="grid gap-1 px-4 py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <Link
          to={paths.journalEntry(region, id)}
          onClick={onLeave}
          className="min-w-0 font-semibold wrap-anywhere text-strong hover:text-accent-text hover:underline"
        >
          {title}
        </Link>
        <span className="*:ml-0">
          <WriteBadge entry={entry} />
        </span>
      </div>
      {state === 'queued' && !isHeld(entry) && <p className="text-12 text-quiet">{t('progress.ahead', { count: ahead })}</p>}
      {reason !== null && <p className="text-12 text-quiet">{t(`reason.${reason}`)}</p>}
      {tookMs !== null && <p className="text-12 text-quiet tabular-nums">{formatClock(tookMs)}</p>}
      {(state === 'sending' || state === 'accepted') && <WriteProgress entry={entry} label={title} />}
      {(state === 'unknown' || state === 'queued' || isOutOfSight(entry)) && (
        <div className="flex flex-wrap gap-2">
          <WriteDeeds entry={entry} size="small" brief />
        </div>
      )}
    </li>
  )
}
