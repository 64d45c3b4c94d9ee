import { Plus } from 'lucide-react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { FleetSummary } from '#contract/bff/fleet.ts'
import { isWhole } from '#console/api/snapshot.ts'
import { useFleetSummary } from '#console/api/fleet-summary.ts'
import { useRegion } from '#console/api/region.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { SnapshotGaps, SnapshotProgress } from '#console/components/findings/SnapshotProgress.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { paths } from '#console/paths.ts'
import { buttonClass } from '#console/ui/Button.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { AttentionPanel } from './AttentionPanel.tsx'
import { BackupsPanel } from './BackupsPanel.tsx'
import { CapacityPanel } from './CapacityPanel.tsx'
import { EnginesPanel } from './EnginesPanel.tsx'
import { RegionStates } from './RegionStates.tsx'
import { RunningPanel } from './RunningPanel.tsx'
import { TodayPanel } from './TodayPanel.tsx'

/** The whole fleet at a glance: how it stands, what needs a person, what runs, and what it is made of. */
export function DashboardPage() {
  const t = useTranslations('dashboard')
  const region = useRegion()
  const { data: summary, failure, refresh } = useFleetSummary()
  const regions = useRegionNames(summary)
  usePageTitle(t('title'))
  const empty = isEmpty(summary)
  return (
    <div className="flex flex-col gap-4 p-6 max-s:p-4">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="text-20 font-semibold text-strong">{t('title')}</h1>
          <p className="text-13 text-quiet">
            {isHeard(summary)
              ? t.rich('lead', {
                  count: summary.clusters,
                  regions,
                  list: (count) => (
                    <Link to={paths.fleet(region, 'fleet')} className="underline">
                      {count}
                    </Link>
                  ),
                })
              : regions}
          </p>
        </div>
        {!empty && (
          <Link to={paths.createCluster(region)} className={`${buttonClass('primary')} max-s:w-full`}>
            <Plus className="size-4" aria-hidden="true" />
            {t('create')}
          </Link>
        )}
      </header>
      {failure !== undefined && <FailureNotice failure={failure} stale onRetry={() => void refresh()} />}
      <SnapshotProgress progress={summary.progress} cost />
      <SnapshotGaps progress={summary.progress} />
      {empty ? (
        <EmptyState
          title={t('empty.title')}
          text={t('empty.text', { regions })}
          actions={
            <Link to={paths.createCluster(region)} className={buttonClass('primary')}>
              {t('create')}
            </Link>
          }
        />
      ) : isHeard(summary) ? (
        <Board summary={summary} />
      ) : (
        <BoardSkeleton />
      )}
    </div>
  )
}

/** On a wide page the narrow panels stand beside; on a narrow one they follow. */
function Board({ summary }: { readonly summary: FleetSummary }) {
  const { progress } = summary
  const gaps = progress.refused.length > 0 || progress.regions.some(({ failure }) => failure !== null)
  return (
    <>
      <RegionStates regions={summary.regions} progress={progress} />
      <div className="grid items-start gap-4 l:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="grid gap-4">
          <AttentionPanel attention={summary.attention} counts={summary.findings} whole={isWhole(progress)} gaps={gaps} />
          <BackupsPanel strips={summary.backups} />
          <CapacityPanel capacity={summary.capacity} />
        </div>
        <div className="grid gap-4">
          <RunningPanel moving={summary.moving} />
          <TodayPanel />
          <EnginesPanel summary={summary} />
        </div>
      </div>
    </>
  )
}

/** The board before the first list is there: then it comes in one piece. */
function BoardSkeleton() {
  return (
    <div className="grid gap-4">
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-128 w-full" />
    </div>
  )
}

/** Whether any region has been listed, or has failed; what a restart brought back counts as well. */
function isHeard({ clusters, progress }: FleetSummary): boolean {
  return clusters > 0 || progress.regions.some(({ count, failure }) => count !== null || failure !== null)
}

/** No cluster in any region; where one cannot be listed nobody knows. */
function isEmpty({ clusters, progress }: FleetSummary): boolean {
  return clusters === 0 && progress.regions.every(({ count, failure }) => count === 0 && failure === null)
}

function useRegionNames({ progress }: FleetSummary): string {
  const locale = useLocale()
  return new Intl.ListFormat(locale).format(progress.regions.map(({ region }) => region))
}
