import type { ReactNode } from 'react'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { isOpen } from '#contract/bff/journal.ts'
import { useJournalPage } from '#console/api/journal.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { Pagination } from '#console/components/Pagination.tsx'
import { ReadAge } from '#console/components/ReadAge.tsx'
import { useZone } from '#console/lib/preferences.ts'
import { TableSkeleton } from '#console/ui/DataTable.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { pageSizes, toJournalQuery, type ActivitySearch } from './search.ts'
import { useWriteColumns, WriteTable } from './WriteTable.tsx'

type Props = {
  readonly caption: string
  readonly search: ActivitySearch
  readonly onChange: (change: Partial<ActivitySearch>) => void
  /** Other rows than these are asked for and on their way. */
  readonly pending: boolean
  /** In place of the table where nothing is found on the first page. */
  readonly empty: ReactNode
  readonly oneCluster?: boolean
}

/** A page of the journal, read again while something in it is open; suspends until its first rows. */
export function WriteList({ caption, search, onChange, pending, empty, oneCluster = false }: Props) {
  const t = useTranslations('activity')
  const { data, readAt, failure, refreshing, refresh } = useJournalPage(toJournalQuery(search, useZone()))
  const moving = data.entries.some(({ state }) => isOpen(state))
  return (
    <div className={`grid grid-cols-[minmax(0,1fr)] gap-2 ${pending ? 'opacity-60' : ''}`} aria-busy={pending || undefined}>
      {failure !== undefined && <FailureNotice stale failure={failure} onRetry={() => void refresh()} />}
      {data.count === 0 ? (
        empty
      ) : (
        <>
          <div className="flex items-center justify-end gap-1">
            <ReadAge readAt={readAt} polling={moving} />
            <IconButton
              size="small"
              label={t('readAgain')}
              icon={<RefreshCw className="size-4" aria-hidden="true" />}
              busy={refreshing && !moving}
              onClick={() => void refresh()}
            />
          </div>
          <WriteTable caption={caption} rows={data.entries} oneCluster={oneCluster} />
          <Pagination search={search} sizes={pageSizes} total={data.count} shown={data.entries.length} onChange={onChange} />
        </>
      )}
    </div>
  )
}

/** The list before its first rows. */
export function WriteListSkeleton({ oneCluster = false }: { readonly oneCluster?: boolean }) {
  return <TableSkeleton columns={useWriteColumns(oneCluster)} rows={8} tall />
}
