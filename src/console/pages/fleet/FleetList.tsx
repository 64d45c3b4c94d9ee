import { RefreshCw } from 'lucide-react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { FleetMember } from '#contract/bff/fleet.ts'
import { readInstant } from '#contract/instant.ts'
import { useFleetClusters } from '#console/api/fleet-clusters.ts'
import { Age } from '#console/components/Age.tsx'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { SnapshotGaps, SnapshotProgress } from '#console/components/findings/SnapshotProgress.tsx'
import type { FleetChange } from '#console/components/fleet/use-fleet-search.ts'
import { Pagination } from '#console/components/Pagination.tsx'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { TopologyGlyph } from '#console/components/TopologyGlyph.tsx'
import { formatGb } from '#console/lib/format.ts'
import { paths } from '#console/paths.ts'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { FleetFilters } from './FleetFilters.tsx'
import type { FleetFilter, Search } from './FleetPage.tsx'

/** Rows on a page: our server gives no more at once. */
const sizes = [50, 100] as const

type Props = {
  readonly search: Search
  /** What of it is on the screen already. */
  readonly shown: Search
  readonly onChange: (change: FleetChange<FleetFilter>) => void
}

/** How far the reading is, the filters, and a page of what fits them. */
export function FleetList({ search, shown, onChange }: Props) {
  const t = useTranslations('fleet.list')
  const size = Math.min(shown.size, sizes[1])
  const { name, where, state, version } = shown
  const ha = shown.ha === 'on' || shown.ha === 'off' ? shown.ha : ''
  const query = { region: where, state, version, ha, q: name.trim(), page: shown.page - 1, size }
  const { data, failure, refreshing, refresh } = useFleetClusters(query)
  const columns = useMemberColumns()
  const pending = search !== shown && JSON.stringify(search) !== JSON.stringify(shown)
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
      <FleetFilters search={search} page={data} onChange={onChange} />
      <div aria-busy={pending || undefined} className={`grid grid-cols-[minmax(0,1fr)] gap-3 ${pending ? 'opacity-60' : ''}`}>
        <DataTable caption={t('title')} columns={columns} rows={data.clusters} rowKey={({ id }) => id} emptyText={t('none')} />
        <Pagination search={{ page: shown.page, size }} sizes={sizes} total={data.count} shown={data.clusters.length} onChange={onChange} />
      </div>
    </>
  )
}

/** What the snapshot tells of each. */
export function useMemberColumns(): readonly Column<FleetMember>[] {
  const t = useTranslations('fleet.list')
  const locale = useLocale()
  const unread = <span className="text-quiet">{t('unread')}</span>
  return [
    {
      id: 'name',
      header: t('name'),
      className: 'max-s:w-[46%]',
      cell: ({ id, name, region }) => (
        <>
          <Link to={paths.cluster(region, id)} className="font-semibold wrap-anywhere text-strong hover:text-accent-text hover:underline">
            {name}
          </Link>
          <span className="block text-12 text-quiet s:hidden">{region}</span>
        </>
      ),
    },
    { id: 'region', header: t('where'), wide: 's', cell: ({ region }) => region },
    { id: 'state', header: t('state'), cell: ({ state }) => <StateBadge state={state} /> },
    { id: 'version', header: t('version'), cell: ({ version }) => version ?? unread },
    {
      id: 'topology',
      header: t('topology'),
      wide: 'm',
      cell: ({ ha, replicas, role }) => <TopologyGlyph ha={ha} replicas={replicas ?? 0} replica={role === 'REPLICA'} />,
    },
    {
      id: 'size',
      header: t('size'),
      wide: 'm',
      align: 'end',
      cell: ({ vcpu, memoryGb }) =>
        vcpu === null || memoryGb === null ? unread : t('sizeOf', { vcpu, memory: formatGb(memoryGb, locale) }),
    },
    {
      id: 'storage',
      header: t('storage'),
      wide: 'm',
      align: 'end',
      cell: ({ storageGb }) => (storageGb === null ? unread : formatGb(storageGb, locale)),
    },
    {
      id: 'read',
      header: t('read'),
      wide: 'l',
      align: 'end',
      cell: ({ readAt }) => t.rich('ago', { age: () => <Age since={readInstant(readAt) ?? 0} /> }),
    },
  ]
}
