import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { productImageType } from '#contract/postgresql/words.ts'
import { useSideRead } from '#console/api/query.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { Button } from '#console/ui/Button.tsx'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { DataTable, TableSkeleton, type Column, type ColumnHead } from '#console/ui/DataTable.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import type { CatalogSearch } from './catalog-search.ts'

type Engine = Result<'listEngineVersions'>['contents'][number]
type Props = { readonly search: CatalogSearch; readonly onChange: (change: Partial<CatalogSearch>) => void }

/** All versions of PostgreSQL that the cloud knows, those without service too, and the properties of each. */
export function EnginesPanel({ search, onChange }: Props) {
  const t = useTranslations('catalog.engines')
  const { data, failure, loading, refresh } = useSideRead('listEngineVersions', {
    product_image_type: productImageType,
    eos_included: true,
  })
  const columns = useColumns((engine) => onChange({ engine }))
  const newestFirst = (data?.contents ?? []).toSorted((a, b) =>
    b.software_version.localeCompare(a.software_version, 'en', { numeric: true }),
  )
  const shown = newestFirst.filter((engine) => search.service === '' || (search.service === 'ended') === (engine.end_of_service === true))
  const open = newestFirst.find(({ id }) => id === search.engine)
  return (
    <Panel
      title={t('title')}
      flush
      aside={data && <span role="status">{t('count', { shown: shown.length, count: newestFirst.length })}</span>}
    >
      {failure && (
        <div className="p-4 max-s:p-3">
          <FailureNotice stale={data !== undefined} failure={failure} operation="listEngineVersions" onRetry={() => void refresh()} />
        </div>
      )}
      {(data !== undefined || loading) && <ServiceFilter search={search} onChange={onChange} />}
      {loading && <TableSkeleton columns={columns} rows={10} />}
      {data && <DataTable caption={t('title')} columns={columns} rows={shown} rowKey={({ id }) => id} emptyText={t('none')} />}
      <Dialog
        open={open !== undefined}
        onClose={() => onChange({ engine: '' })}
        title={t('propertiesOf', { name: open?.name ?? '' })}
        footer={<Button onClick={() => onChange({ engine: '' })}>{t('close')}</Button>}
      >
        {open !== undefined && <Properties id={open.id} />}
      </Dialog>
    </Panel>
  )
}

function ServiceFilter({ search, onChange }: Props) {
  const t = useTranslations('catalog.engines')
  return (
    <div className="flex flex-wrap items-end gap-3 px-4 py-3 max-s:px-3">
      <SelectField
        className="w-44"
        label={t('show')}
        value={search.service}
        options={[
          { value: '', label: t('all') },
          { value: 'offered', label: t('offered') },
          { value: 'ended', label: t('ended') },
        ]}
        onChange={(event) =>
          onChange({ service: event.target.value === 'offered' || event.target.value === 'ended' ? event.target.value : '' })
        }
      />
      <p className="max-w-120 flex-1 basis-60 text-12 text-quiet">{t('note')}</p>
    </div>
  )
}

function useColumns(onOpen: (id: string) => void): Column<Engine>[] {
  const t = useTranslations('catalog.engines')
  return [
    { id: 'name', header: t('name'), cell: ({ name }) => <b className="text-strong">{name}</b> },
    { id: 'major', header: t('major'), wide: 's', cell: ({ major_version }) => major_version },
    { id: 'service', header: t('service'), cell: ({ end_of_service: ended }) => <Service ended={ended === true} /> },
    { id: 'os', header: t('os'), wide: 's', cell: ({ os_type, os_version }) => `${os_type} ${os_version}` },
    { id: 'image', header: t('image'), wide: 'l', cell: ({ product_image_type }) => product_image_type ?? '' },
    {
      id: 'id',
      header: t('id'),
      wide: 'm',
      cell: ({ id, name }) => (
        <span className="flex items-center gap-1">
          <code className="wrap-anywhere">{id}</code>
          <CopyButton text={id} label={`${t('id')} ${name}`} />
        </span>
      ),
    },
    {
      id: 'properties',
      header: <span className="sr-only">{t('properties')}</span>,
      align: 'end',
      cell: ({ id, name }) => (
        <Button size="small" onClick={() => onOpen(id)}>
          {t('properties')} <span className="sr-only">{name}</span>
        </Button>
      ),
    },
  ]
}

function Service({ ended }: { readonly ended: boolean }) {
  const t = useTranslations('catalog.engines')
  return (
    <span className={`inline-flex items-center gap-1.5 ${ended ? 'text-unknown' : ''}`}>
      <KindGlyph kind={ended ? 'warning' : 'done'} />
      {t(ended ? 'ended' : 'offered')}
    </span>
  )
}

function Properties({ id }: { readonly id: string }) {
  const t = useTranslations('catalog.engines')
  const { data, failure, refresh } = useSideRead('listEngineVersionProperties', { dbaas_engine_version_id: id }, { staleTime: 3_600_000 })
  const heads: ColumnHead[] = [
    { id: 'name', header: t('property'), className: 'w-1/3 max-s:w-[42%] [td&]:py-2 [td&]:align-top' },
    { id: 'values', header: t('values'), className: '[td&]:py-2' },
  ]
  if (data === undefined && failure !== undefined) {
    return <FailureNotice failure={failure} operation="listEngineVersionProperties" onRetry={() => void refresh()} />
  }
  if (data === undefined) return <TableSkeleton columns={heads} rows={6} />
  // The cloud names one property several times, once for each of its values.
  const values = Map.groupBy(data.contents ?? [], ({ name }) => name)
  const columns = heads.map((head): Column<string> => ({
    ...head,
    cell: (name) => (head.id === 'name' ? <code className="wrap-anywhere">{name}</code> : <Values of={values.get(name) ?? []} />),
  }))
  return (
    <DataTable
      caption={t('properties')}
      columns={columns}
      rows={[...values.keys()]}
      rowKey={(name) => name}
      emptyText={t('noProperties')}
    />
  )
}

function Values({ of }: { readonly of: Result<'listEngineVersionProperties'>['contents'] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {[...new Set(of.map(({ value }) => value))].map((value) => (
        <li key={value} className="wrap-anywhere">
          {value}
        </li>
      ))}
    </ul>
  )
}
