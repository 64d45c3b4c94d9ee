import { useTranslations } from 'use-intl'
import { logTypes } from '#contract/postgresql/words.ts'
import { useFleet } from '#console/api/fleet.ts'
import { useRegion } from '#console/api/region.ts'
import { FleetFrame } from '#console/components/fleet/FleetFrame.tsx'
import { FleetTable, type FleetItem } from '#console/components/fleet/FleetTable.tsx'
import { useFleetSearch } from '#console/components/fleet/use-fleet-search.ts'
import { scheduleText } from '#console/components/plans/logs.ts'
import { usePageTitle } from '#console/layout/page-title.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { lacksBucket, logSource, type LogConfig } from './log-source.ts'

/** One export, or that a cluster has none. */
type Item = { readonly config: LogConfig | undefined; readonly timezone: string }

/** The log exports of all clusters of the region. */
export function RegionLogExportsPage() {
  const region = useRegion()
  return <LogExports key={region} region={region} />
}

function LogExports({ region }: { readonly region: string }) {
  const t = useTranslations('fleet')
  usePageTitle(t('logExports.title'))
  const fleet = useFleet(logSource)
  const { search, change } = useFleetSearch('name', 'show')
  const rows = fleet.rows.flatMap(({ cluster, data, failure }): FleetItem<Item>[] => {
    if (data === undefined) return [{ key: cluster.id, cluster, item: undefined, failure }]
    const { configs, timezone } = data
    if (configs.length === 0) return [{ key: cluster.id, cluster, item: { config: undefined, timezone }, failure: undefined }]
    return configs.map((config) => ({ key: `${cluster.id} ${config.log_type}`, cluster, item: { config, timezone }, failure: undefined }))
  })
  const items = rows.flatMap(({ item }) => (item === undefined ? [] : [item]))
  const exports = items.flatMap(({ config }) => config ?? [])
  const named = search.name.trim().toLowerCase()
  const shown = rows.filter(
    ({ cluster, item }) => cluster.name.toLowerCase().includes(named) && (item === undefined || fits(item, search.show)),
  )
  const none = items.length - exports.length
  return (
    <FleetFrame
      title={t('logExports.title')}
      lead={t('logExports.lead', { region })}
      fleet={fleet}
      summary={
        items.length === 0
          ? t('nothingYet')
          : t('logExports.summary', {
              exports: exports.length,
              clusters: new Set(rows.filter(({ item }) => item?.config !== undefined).map(({ cluster }) => cluster.id)).size,
              broken: exports.filter(lacksBucket).length,
              none,
            })
      }
      filters={
        <>
          <TextField type="search" label={t('name')} value={search.name} onChange={(event) => change({ name: event.target.value })} />
          <ShowField value={search.show} onChange={(show) => change({ show })} />
        </>
      }
    >
      <FleetTable
        caption={t('logExports.title')}
        rows={shown}
        columns={useColumns()}
        tab="logs"
        operation="listLogExportConfigs"
        search={search}
        onPage={change}
        emptyText={t(rows.length === 0 ? 'nothingYet' : 'noMatch')}
      />
    </FleetFrame>
  )
}

function fits({ config }: Item, show: string): boolean {
  if (show === 'nothing') return config === undefined
  if (show === 'broken') return config !== undefined && lacksBucket(config)
  return show === '' || config?.log_type === show
}

function ShowField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useTranslations('fleet')
  const logs = useTranslations('logs.types')
  return (
    <SelectField
      label={t('show')}
      value={value}
      options={[
        { value: '', label: t('everything') },
        ...logTypes.map((type) => ({ value: type, label: logs(type) })),
        { value: 'broken', label: t('logExports.broken') },
        { value: 'nothing', label: t('logExports.nothing') },
      ]}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function useColumns(): Parameters<typeof FleetTable<Item>>[0]['columns'] {
  const t = useTranslations('fleet.logExports')
  const logs = useTranslations('logs')
  const plans = useTranslations('plans')
  return [
    {
      id: 'log',
      header: t('log'),
      cell: ({ config }) => {
        if (config === undefined) return <span className="text-quiet">{t('exportsNothing')}</span>
        const type = logTypes.find((known) => known === config.log_type)
        return type === undefined ? config.log_label : logs(`types.${type}`)
      },
    },
    {
      id: 'schedule',
      header: t('schedule'),
      wide: 's',
      cell: ({ config, timezone }) => config && (scheduleText({ cluster: { timezone }, t: plans }, config) ?? logs('byHand')),
    },
    { id: 'bucket', header: t('bucket'), cell: ({ config }) => config && <Bucket config={config} /> },
    {
      id: 'after',
      header: t('after'),
      wide: 'm',
      cell: ({ config }) => config && logs(config.delete_on_export === true ? 'deletes' : 'stays'),
    },
  ]
}

function Bucket({ config }: { readonly config: LogConfig }) {
  const t = useTranslations('logs')
  const bucket = config.bucket_name ?? ''
  if (!lacksBucket(config)) return <code className="wrap-anywhere">{bucket}</code>
  return (
    <span className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 font-semibold text-error">
      <KindGlyph kind="error" className="mt-[0.1875rem]" />
      {bucket === '' ? t('bucketMissing') : t('bucketDeleted', { bucket })}
    </span>
  )
}
