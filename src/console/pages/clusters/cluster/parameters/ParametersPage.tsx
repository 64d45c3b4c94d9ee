import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useRead } from '#console/api/query.ts'
import { Instant } from '#console/components/Instant.tsx'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { Panel } from '#console/ui/Panel.tsx'

type Parameter = Result<'listParameterValues'>['contents'][number]

/** The parameters of a cluster with the values that are applied. */
export function ParametersPage() {
  const t = useTranslations('parameters')
  const { data: cluster } = useClusterHere()
  const { data } = useRead('listParameterValues', { cluster_id: cluster.id })
  const columns: Column<Parameter>[] = [
    {
      id: 'name',
      header: t('name'),
      cell: (row) => (
        <>
          <span className="font-mono text-12 font-semibold wrap-anywhere text-strong">{row.name}</span>
          <span className="block text-12 text-quiet">{row.description}</span>
        </>
      ),
    },
    { id: 'value', header: t('value'), cell: (row) => <code className="wrap-anywhere">{row.applied_value}</code> },
    { id: 'default', header: t('default'), wide: 's', cell: (row) => <code className="wrap-anywhere">{row.default_value}</code> },
    { id: 'applies', header: t('applies'), wide: 'm', cell: (row) => <code>{row.apply_type}</code> },
  ]
  return (
    <Panel title={t('title')} aside={t.rich('asOf', { at: () => <Instant at={data.modified_at} precision="full" /> })} flush>
      <DataTable caption={t('title')} columns={columns} rows={data.contents ?? []} rowKey={({ id }) => id} emptyText={t('none')} tall />
    </Panel>
  )
}
