import { Link, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { JournalDetail } from '#contract/bff/journal.ts'
import { useJournalEntry } from '#console/api/journal.ts'
import { useRegion } from '#console/api/region.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { useEntryTitle } from '#console/components/journal/use-entry-title.ts'
import { UnknownNotice } from '#console/components/journal/UnknownNotice.tsx'
import { WriteBadge } from '#console/components/journal/WriteBadge.tsx'
import { readInstant } from '#contract/instant.ts'
import { formatInstant } from '#console/lib/format.ts'
import { useZone } from '#console/lib/preferences.ts'
import { usePageTitle } from '#console/layout/page-title.ts'
import { PageSkeleton } from '#console/layout/PageSkeleton.tsx'
import { paths } from '#console/paths.ts'
import { buttonClass } from '#console/ui/Button.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { ChangedPanel } from './ChangedPanel.tsx'
import { PlanPanel } from './PlanPanel.tsx'
import { RequestPanel } from './RequestPanel.tsx'
import { StandingPanel } from './StandingPanel.tsx'
import { StepTable } from './StepTable.tsx'

/** All that is known of one write: how it stands, what to do now, the plan, every step, the request, and what changed. */
export function EntryPage() {
  const { writeId = '' } = useParams()
  // Another write is another page.
  return <Entry key={writeId} writeId={writeId} />
}

function Entry({ writeId }: { readonly writeId: string }) {
  const { data, failure, refresh } = useJournalEntry(writeId)
  if (data !== undefined) {
    const stale = failure !== undefined && <FailureNotice stale failure={failure} onRetry={() => void refresh()} />
    return <Known entry={data} stale={stale} />
  }
  if (failure === undefined) return <PageSkeleton />
  if (failure.status === 404) return <Gone />
  return (
    <div className="mx-auto max-w-176 p-6 max-s:p-4">
      <FailureNotice failure={failure} onRetry={() => void refresh()} />
    </div>
  )
}

function Gone() {
  const t = useTranslations('activity.entry.gone')
  const region = useRegion()
  usePageTitle(t('title'))
  return (
    <div className="p-6 max-s:p-4">
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        title={t('title')}
        text={t('text')}
        actions={
          <Link to={paths.activity(region)} className={buttonClass('primary')}>
            {t('action')}
          </Link>
        }
      />
    </div>
  )
}

function Known({ entry, stale }: { readonly entry: JournalDetail; readonly stale: React.ReactNode }) {
  const t = useTranslations('activity')
  const zone = useZone()
  const title = useEntryTitle()(entry)
  const at = readInstant(entry.createdAt)
  usePageTitle(title)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-6 max-s:p-4">
      <header>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 wrap-anywhere">{title}</h1>
          <span className="*:ml-0">
            <WriteBadge entry={entry} />
          </span>
        </div>
        <p className="text-12 text-quiet">
          {t('entry.by', {
            name: entry.actor.name === '' ? t('noName') : entry.actor.name,
            key: entry.actor.keyHint,
            at: at === undefined ? entry.createdAt : formatInstant(at, zone, true),
          })}
        </p>
      </header>
      {stale}
      {entry.state === 'unknown' && <UnknownNotice entry={entry} linked={false} />}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 l:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <StandingPanel entry={entry} />
          <Panel title={t('entry.steps')} flush>
            <StepTable steps={entry.steps} />
          </Panel>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <PlanPanel plan={entry.plan} />
          <ChangedPanel entry={entry} />
        </div>
      </div>
      <RequestPanel entry={entry} />
    </div>
  )
}
