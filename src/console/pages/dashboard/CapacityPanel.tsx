import { Link } from 'react-router'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { FleetSummary } from '#contract/bff/fleet.ts'
import { formatGb } from '#console/lib/format.ts'
import { paths } from '#console/paths.ts'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { Panel } from '#console/ui/Panel.tsx'

type Row = FleetSummary['capacity'][number]

/** What the servers of each region come to, over the clusters that were read. */
export function CapacityPanel({ capacity }: Pick<FleetSummary, 'capacity'>) {
  const t = useTranslations('dashboard.capacity')
  const columns = useColumns()
  return (
    <Panel title={t('title')} aside={t('about')} flush>
      <DataTable caption={t('title')} columns={columns} rows={capacity} rowKey={({ region }) => region} />
    </Panel>
  )
}

function useColumns(): Column<Row>[] {
  const t = useTranslations('dashboard.capacity')
  const format = useFormatter()
  return [
    {
      id: 'region',
      header: t('region'),
      cell: ({ region, known, clusters }) => (
        <>
          <Link to={paths.clusters(region)} className="whitespace-nowrap">
            {region}
          </Link>{' '}
          <span className="text-12 whitespace-nowrap text-quiet max-s:block">{t('of', { known, count: clusters })}</span>
        </>
      ),
    },
    { id: 'vcpu', header: t('vcpu'), align: 'end', cell: ({ vcpu }) => format.number(vcpu) },
    { id: 'memory', header: t('memory'), align: 'end', cell: ({ memoryGb }) => <Gb size={memoryGb} /> },
    { id: 'storage', header: t('storage'), align: 'end', cell: ({ storageGb }) => <Gb size={storageGb} /> },
  ]
}

function Gb({ size }: { readonly size: number }) {
  return <span className="whitespace-nowrap">{formatGb(size, useLocale())}</span>
}
