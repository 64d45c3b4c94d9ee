import { useState } from 'react'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { FindingPage, ListedFinding } from '#contract/bff/fleet.ts'
import { useFindings } from '#console/api/findings.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { SnapshotGaps, SnapshotProgress } from '#console/components/findings/SnapshotProgress.tsx'
import { Pagination } from '#console/components/Pagination.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { FindingFilters } from './FindingFilters.tsx'
import { FindingGroups } from './FindingGroups.tsx'
import { FindingRow } from './FindingRow.tsx'
import { IgnorePanel } from './IgnorePanel.tsx'
import { NoFindings } from './NoFindings.tsx'
import { pageSizes, toFindingsQuery, type FindingsSearch } from './findings-search.ts'

type Props = {
  readonly search: FindingsSearch
  /** What of it is on the screen already. */
  readonly shown: FindingsSearch
  readonly pending: boolean
  readonly onChange: (change: Partial<FindingsSearch>) => void
}

/** How far the reading is, the filters with what each leads to, and the findings, as a list or by their check. */
export function FindingsList({ search, shown, pending, onChange }: Props) {
  const t = useTranslations('findings')
  const { data, failure, refreshing, refresh } = useFindings(toFindingsQuery(shown))
  const [ignoring, setIgnoring] = useState<ListedFinding>()
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <SnapshotProgress progress={data.progress} />
        <IconButton
          size="small"
          label={t('readAgain')}
          icon={<RefreshCw className="size-4" aria-hidden="true" />}
          busy={refreshing}
          onClick={() => void refresh()}
        />
      </div>
      {failure !== undefined && <FailureNotice stale failure={failure} onRetry={() => void refresh()} />}
      <SnapshotGaps progress={data.progress} />
      <FindingFilters search={search} page={data} onChange={onChange} />
      <div aria-busy={pending || undefined} className={pending ? 'opacity-60' : ''}>
        <Shown search={shown} page={data} onChange={onChange} onIgnore={setIgnoring} />
      </div>
      {ignoring !== undefined && <IgnorePanel key={ignoring.key} finding={ignoring} onClose={() => setIgnoring(undefined)} />}
    </>
  )
}

type ShownProps = {
  readonly search: FindingsSearch
  readonly page: FindingPage
  readonly onChange: Props['onChange']
  readonly onIgnore: (finding: ListedFinding) => void
}

function Shown({ search, page, onChange, onIgnore }: ShownProps) {
  const t = useTranslations('findings')
  if (page.findings.length === 0) return <NoFindings search={search} page={page} onChange={onChange} />
  if (search.group === 'check') return <FindingGroups search={search} page={page} onIgnore={onIgnore} />
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <ul aria-label={t('title')} className="divide-y divide-line rounded-3 border border-line bg-surface">
        {page.findings.map((finding) => (
          <FindingRow key={finding.key} finding={finding} onIgnore={onIgnore} />
        ))}
      </ul>
      <Pagination search={search} sizes={pageSizes} total={page.count} shown={page.findings.length} onChange={onChange} />
    </div>
  )
}

/** As high as a few findings with their text: what lies below moves little. */
export function FindingsSkeleton() {
  const t = useTranslations('ui')
  return (
    <div role="status" className="grid gap-4">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-6 w-72 max-w-full" />
      <Skeleton className="h-control w-120 max-w-full" />
      <div className="divide-y divide-line rounded-3 border border-line bg-surface" aria-hidden="true">
        {Array.from({ length: 5 }, (_, row) => (
          <div key={row} className="grid h-26 content-center gap-2 px-4">
            <Skeleton className="w-2/5" />
            <Skeleton className="w-4/5" />
            <Skeleton className="w-3/5" />
          </div>
        ))}
      </div>
    </div>
  )
}
