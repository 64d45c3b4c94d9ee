import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { productImageType } from '#contract/postgresql/words.ts'
import { useRead, useSideRead } from '#console/api/query.ts'
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
  const { data, failure, refresh } = useRead('listEngineVersions', { product_image_type: productImageType, eos_included: true })
  const newestFirst = (data.contents ?? []).toSorted((a, b) =>
    b.software_version.localeCompare(a.software_version, 'en', { numeric: true }),
  )
  const shown = newestFirst.filter((engine) => search.service === '' || (search.service === 'ended') === (engine.end_of_service === true))
  const open = newestFirst.find(({ id }) => id === search.engine)
  return (
    <Panel title={t('title')} flush aside={<span>{shown.length}</span>}>
      {failure && <FailureNotice stale failure={failure} operation="listEngineVersions" onRetry={() => void refresh()} />}
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
      <DataTable
        caption={t('title')}
        columns={useColumns((engine) => onChange({ engine }))}
        rows={shown}
        rowKey={({ id }) => id}
        emptyText={t('none')}
      />
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

function useColumns(onOpen: (id: string) => void): Column<Engine>[] {
  const t = useTranslations('catalog.engines')
  return [
    { id: 'name', header: t('name'), cell: ({ name }) => <b className="text-strong">{name}</b> },
    { id: 'major', header: t('major'), wide: 's', align: 'end', cell: ({ major_version }) => major_version },
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
      header: '',
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

type Property = Result<'listEngineVersionProperties'>['contents'][number]

function Properties({ id }: { readonly id: string }) {
  const t = useTranslations('catalog.engines')
  const { data, failure, refresh } = useSideRead('listEngineVersionProperties', { dbaas_engine_version_id: id }, { staleTime: 3_600_000 })
  const heads: (ColumnHead & { readonly id: 'name' | 'value' })[] = [
    { id: 'name', header: t('property') },
    { id: 'value', header: t('value') },
  ]
  if (data === undefined && failure !== undefined) {
    return <FailureNotice failure={failure} operation="listEngineVersionProperties" onRetry={() => void refresh()} />
  }
  if (data === undefined) return <TableSkeleton columns={heads} rows={6} />
  const columns = heads.map((head): Column<Property> => ({
    ...head,
    cell: (property) => <span className="wrap-anywhere">{property[head.id]}</span>,
  }))
  return (
    <DataTable
      caption={t('properties')}
      columns={columns}
      rows={data.contents ?? []}
      // The cloud names one property several times, once for each of its values.
      rowKey={({ name, value }) => `${name} ${value}`}
      emptyText={t('noProperties')}
    />
  )
}
