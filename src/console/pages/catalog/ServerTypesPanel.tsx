import { useLocale, useTranslations } from 'use-intl'
import type { ServerType } from '#contract/postgresql/catalog.ts'
import { productImageType } from '#contract/postgresql/words.ts'
import { useSideRead } from '#console/api/query.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { filterChoices, matching, smallestFirst } from '#console/components/new-cluster/server-types.ts'
import { formatGb } from '#console/lib/format.ts'
import { DataTable, TableSkeleton, type Column } from '#console/ui/DataTable.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import type { CatalogSearch } from './catalog-search.ts'

type Props = { readonly search: CatalogSearch; readonly onChange: (change: Partial<CatalogSearch>) => void }

/** All server types, by size and by what they are for. */
export function ServerTypesPanel({ search, onChange }: Props) {
  const t = useTranslations('catalog.servers')
  const { data, failure, loading, refresh } = useSideRead('listServerTypes', { product_image_type: productImageType })
  const columns = useColumns()
  const types = data?.contents ?? []
  const words = search.type.trim().toLowerCase()
  const found = matching(types, { cores: search.cores, memoryGb: search.memory, purpose: search.purpose })
  const shown = smallestFirst(found).filter(({ name, description }) => `${name}\n${description}`.toLowerCase().includes(words))
  return (
    <Panel title={t('title')} flush aside={data && <span role="status">{t('count', { shown: shown.length, count: types.length })}</span>}>
      {failure && (
        <div className="p-4 max-s:p-3">
          <FailureNotice stale={data !== undefined} failure={failure} operation="listServerTypes" onRetry={() => void refresh()} />
        </div>
      )}
      {(data !== undefined || loading) && <Filters types={types} search={search} onChange={onChange} />}
      {loading && <TableSkeleton columns={columns} rows={20} />}
      {data && <DataTable caption={t('title')} columns={columns} rows={shown} rowKey={({ name }) => name} emptyText={t('none')} />}
    </Panel>
  )
}

function Filters({ types, search, onChange }: Props & { readonly types: readonly ServerType[] }) {
  const t = useTranslations('catalog.servers')
  const { cores, memoryGb, purposes } = filterChoices(types)
  const numbers = (values: readonly number[]) => [
    { value: '0', label: t('any') },
    ...values.map((value) => ({ value: String(value), label: String(value) })),
  ]
  return (
    <search className="flex flex-wrap items-end gap-3 px-4 py-3 max-s:grid max-s:grid-cols-2 max-s:px-3">
      <TextField type="search" label={t('find')} value={search.type} onChange={(event) => onChange({ type: event.target.value })} />
      <SelectField
        className="w-44 max-s:w-auto"
        label={t('purpose')}
        value={search.purpose}
        options={[{ value: '', label: t('anyPurpose') }, ...purposes.map((purpose) => ({ value: purpose, label: purpose }))]}
        onChange={(event) => onChange({ purpose: event.target.value })}
      />
      <SelectField
        label={t('vcpu')}
        value={String(search.cores)}
        options={numbers(cores)}
        onChange={(event) => onChange({ cores: Number(event.target.value) })}
      />
      <SelectField
        label={t('memory')}
        value={String(search.memory)}
        options={numbers(memoryGb)}
        onChange={(event) => onChange({ memory: Number(event.target.value) })}
      />
    </search>
  )
}

function useColumns(): Column<ServerType>[] {
  const t = useTranslations('catalog.servers')
  const locale = useLocale()
  const ratio = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return [
    { id: 'name', header: t('name'), cell: ({ name }) => <b className="font-mono text-12 text-strong">{name}</b> },
    { id: 'cpu', header: t('cpu'), align: 'end', cell: ({ cpu_core }) => cpu_core },
    { id: 'gb', header: t('gb'), align: 'end', cell: ({ memory_gb }) => formatGb(memory_gb, locale) },
    {
      id: 'perCpu',
      header: t('perCpu'),
      wide: 'm',
      align: 'end',
      cell: ({ cpu_core, memory_gb }) => (cpu_core > 0 ? ratio.format(memory_gb / cpu_core) : '–'),
    },
    { id: 'purpose', header: t('purpose'), wide: 's', cell: ({ purpose }) => purpose },
    { id: 'kind', header: t('kind'), wide: 'm', cell: ({ type }) => type },
    { id: 'description', header: t('description'), wide: 'm', cell: ({ description }) => description },
  ]
}
