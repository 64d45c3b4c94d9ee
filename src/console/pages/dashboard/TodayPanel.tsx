import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { JournalEntry } from '#contract/bff/journal.ts'
import { readInstant } from '#contract/instant.ts'
import { useJournalPage } from '#console/api/journal.ts'
import { useNow } from '#console/api/now.ts'
import { useRegion } from '#console/api/region.ts'
import { readActivitySearch, toJournalQuery } from '#console/components/activity/search.ts'
import { useEntryTitle } from '#console/components/journal/use-entry-title.ts'
import { WriteBadge } from '#console/components/journal/WriteBadge.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { formatDate, formatTime } from '#console/lib/format.ts'
import { useZone } from '#console/lib/preferences.ts'
import { paths } from '#console/paths.ts'
import { Panel } from '#console/ui/Panel.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'

/** So many are shown; the activity has them all. */
const most = 8

/** What was asked for since midnight in the reader's zone, the newest first. Where the journal cannot be read the rest goes on. */
export function TodayPanel() {
  const t = useTranslations('dashboard.today')
  const region = useRegion()
  const zone = useZone()
  const day = formatDate(useNow(60_000), zone)
  return (
    <Panel title={t('title')} flush aside={<Link to={paths.activity(region, { from: day })}>{t('activity')}</Link>}>
      <PageBoundary loading={<Skeleton className="m-4 h-24 w-full" />}>
        <Entries day={day} zone={zone} />
      </PageBoundary>
    </Panel>
  )
}

function Entries({ day, zone }: { readonly day: string; readonly zone: string }) {
  const t = useTranslations('dashboard.today')
  const { data } = useJournalPage(toJournalQuery(readActivitySearch(new URLSearchParams({ from: day })), zone))
  if (data.entries.length === 0) return <p className="p-4 text-quiet max-s:p-3">{t('none')}</p>
  const more = data.count - Math.min(most, data.entries.length)
  return (
    <>
      <ul aria-label={t('title')} className="divide-y divide-line">
        {data.entries.slice(0, most).map((entry) => (
          <Entry key={entry.id} entry={entry} zone={zone} />
        ))}
      </ul>
      {more > 0 && <p className="border-t border-line px-4 py-2 text-12 text-quiet max-s:px-3">{t('more', { count: more })}</p>}
    </>
  )
}

function Entry({ entry, zone }: { readonly entry: JournalEntry; readonly zone: string }) {
  const title = useEntryTitle()(entry)
  const at = readInstant(entry.createdAt)
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-1.5 max-s:px-3">
      <time dateTime={entry.createdAt} className="text-quiet tabular-nums">
        {at === undefined ? '–' : formatTime(at, zone)}
      </time>
      <Link to={paths.journalEntry(entry.region, entry.id)} className="min-w-0 wrap-anywhere text-strong hover:text-accent-text">
        {title}
      </Link>
      <WriteBadge entry={entry} />
    </li>
  )
}
