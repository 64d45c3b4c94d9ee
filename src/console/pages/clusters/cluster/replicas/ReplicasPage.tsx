import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { Instant } from '#console/components/Instant.tsx'
import { ReadAge } from '#console/components/ReadAge.tsx'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { Panel } from '#console/ui/Panel.tsx'

type Replica = Result<'listReplicas'>['contents'][number]

/** The replicas of a cluster: what they say of themselves, and up to when they have everything. */
export function ReplicasPage() {
  const t = useTranslations('replicas')
  const here = useRegion()
  const { data: cluster } = useClusterHere()
  const { data, readAt } = useRead('listReplicas', { cluster_id: cluster.id })
  const columns: Column<Replica>[] = [
    {
      id: 'name',
      header: t('name'),
      cell: (row) => <span className="font-mono text-12 font-semibold wrap-anywhere text-strong">{row.name}</span>,
    },
    { id: 'state', header: t('state'), cell: (row) => <code>{row.replica_state}</code> },
    { id: 'detail', header: t('detail'), wide: 'm', cell: (row) => row.replica_state_detail },
    { id: 'region', header: t('region'), wide: 's', cell: (row) => <code>{row.region ?? here}</code> },
    { id: 'synced', header: t('synced'), cell: (row) => row.synced_at !== null && <Instant at={row.synced_at} precision="full" /> },
  ]
  return (
    <Panel title={t('title')} aside={<ReadAge readAt={readAt} />} flush>
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={data.contents ?? []}
        rowKey={({ name, region }) => `${region ?? ''} ${name}`}
        emptyText={t('none')}
      />
    </Panel>
  )
}
