import type { ReactNode } from 'react'
import { useQueries } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { isOpen, type JournalDetail, type JournalEntry } from '#contract/bff/journal.ts'
import { entryQuery, useJournalPage } from '#console/api/journal.ts'
import { changeActivitySearch, pageSizes, readActivitySearch } from '#console/components/activity/search.ts'
import { differencesOf, DiffTable } from '#console/components/activity/DiffTable.tsx'
import { Instant } from '#console/components/Instant.tsx'
import { WriteBadge } from '#console/components/journal/WriteBadge.tsx'
import { useOperationName } from '#console/components/operation-name.ts'
import { Pagination } from '#console/components/Pagination.tsx'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { paths } from '#console/paths.ts'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { changesOf, type Changed } from './changes.ts'

type Props = { readonly clusterId: string; readonly region: string; readonly empty: ReactNode }

/** What the cloud told of the cluster before and after each write, the newest first, and what changed between them by other means. */
export function History({ clusterId, region, empty }: Props) {
  const t = useTranslations('activity.history')
  const { data: now } = useClusterHere()
  const [params, setParams] = useSearchParams()
  const { page, size } = readActivitySearch(params)
  const { data } = useJournalPage({ cluster: clusterId, region, page: page - 1, size })
  const details = useQueries({
    // What has ended does not change any more.
    queries: data.entries.map(({ id, state }) => ({ ...entryQuery(id), staleTime: isOpen(state) ? 10_000 : Infinity })),
    combine: (queries) => new Map(queries.flatMap(({ data: detail }) => (detail === undefined ? [] : [[detail.id, detail] as const]))),
  })
  if (data.count === 0) return empty
  const items = changesOf(data.entries, details, page === 1 ? now : undefined)
  return (
    <section aria-label={t('title')} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="max-w-176 text-14 text-quiet">{t('lead')}</p>
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {items.map((item) => (
          <li key={item.key} className="min-w-0">
            <Item item={item} />
          </li>
        ))}
      </ol>
      <Pagination
        search={{ page, size }}
        sizes={pageSizes}
        total={data.count}
        shown={data.entries.length}
        onChange={(change) => setParams((current) => changeActivitySearch(current, change))}
      />
    </section>
  )
}

function Item({ item }: { readonly item: Changed }) {
  const t = useTranslations('activity.history')
  if (item.kind === 'write') return <Write entry={item.entry} detail={item.detail} />
  return (
    <section className="rounded-3 border border-dashed border-line-strong p-4 max-s:p-3">
      <h3 className="mb-2">{t(item.kind)}</h3>
      {item.kind === 'since' && <p className="mb-2 text-quiet">{t('now')}</p>}
      <DiffTable before={item.before} after={item.after} />
    </section>
  )
}

function Write({ entry, detail }: { readonly entry: JournalEntry; readonly detail: JournalDetail | undefined }) {
  const name = useOperationName()(entry.operation)
  return (
    <section className="rounded-3 border border-line p-4 max-s:p-3">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3>
          <Link to={paths.journalEntry(entry.region, entry.id)}>{name}</Link>
        </h3>
        <span className="*:ml-0">
          <WriteBadge entry={entry} />
        </span>
        <span className="text-12 text-quiet">
          <Instant at={entry.createdAt} /> {entry.actor.name}
        </span>
      </div>
      {detail === undefined ? <Skeleton className="h-12 w-full" /> : <Told detail={detail} />}
    </section>
  )
}

/** What changed with it, or why that cannot be told. */
function Told({ detail: { before, after, state } }: { readonly detail: JournalDetail }) {
  const t = useTranslations('activity')
  if (after === null) return <p className="text-quiet">{t(isOpen(state) ? 'history.running' : 'diff.noAfter')}</p>
  if (before === null) return <p className="text-quiet">{t('diff.noBefore')}</p>
  if (differencesOf({ before, after }).length === 0) return <p className="text-quiet">{t('history.nothing')}</p>
  return <DiffTable before={before} after={after} />
}

/** The history before its first entries. */
export function HistorySkeleton() {
  return (
    <div className="grid gap-4">
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-24 w-full" />
    </div>
  )
}
