import { useTranslations } from 'use-intl'
import { useFleetSearch, type FleetSearch } from '#console/components/fleet/use-fleet-search.ts'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { TableSkeleton } from '#console/ui/DataTable.tsx'
import { FleetList, useMemberColumns } from './FleetList.tsx'

/** The filters in the URL; `region` itself is the shell's. */
export type FleetFilter = 'name' | 'where' | 'state' | 'version' | 'ha'
export type Search = FleetSearch<FleetFilter>

/** The clusters of all regions, as our server read them last: the list behind the figures that no list of the cloud can be filtered by. */
export function FleetPage() {
  const t = useTranslations('fleet.list')
  const { search, wanted, change } = useFleetSearch<FleetFilter>('name', 'where', 'state', 'version', 'ha')
  usePageTitle(t('title'))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-6 max-s:p-4">
      <header>
        <h1>{t('title')}</h1>
        <p className="max-w-176 text-14 text-quiet">{t('lead')}</p>
      </header>
      <PageBoundary loading={<Loading />}>
        <FleetList search={search} shown={wanted} onChange={change} />
      </PageBoundary>
    </div>
  )
}

function Loading() {
  return <TableSkeleton columns={useMemberColumns()} rows={8} />
}
