import { useTranslations } from 'use-intl'
import { logTypes } from '#contract/postgresql/words.ts'
import { useFleet } from '#console/api/fleet.ts'
import { FleetFrame } from '#console/components/fleet/FleetFrame.tsx'
import { fleetItems, wantedItems } from '#console/components/fleet/fleet-item.ts'
import type { ItemColumn } from '#console/components/fleet/FleetTable.tsx'
import { useFleetSearch } from '#console/components/fleet/use-fleet-search.ts'
import { scheduleText } from '#console/components/plans/logs.ts'
import { usePageTitle } from '#console/layout/page-title.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { lacksBucket, logSource, type LogConfig } from './log-source.ts'

/** One export, or that a cluster has none. */
type Item = { readonly config: LogConfig | undefined; readonly timezone: string }

/** The log exports of all clusters of the region. */
export function RegionLogExportsPage() {
  const t = useTranslations('fleet')
  const logs = useTranslations('logs.types')
  usePageTitle(t('logExports.title'))
  const fleet = useFleet(logSource)
  const { search, wanted, change } = useFleetSearch('name', 'show')
  const rows = fleetItems(fleet.rows, ({ configs, timezone }): { key?: string; item: Item }[] =>
    configs.length === 0
      ? [{ item: { config: undefined, timezone } }]
      : configs.map((config) => ({ key: config.log_type, item: { config, timezone } })),
  )
  const found = rows.filter(({ item }) => item !== undefined)
  const exporting = found.filter(({ item }) => item?.config !== undefined)
  return (
    <FleetFrame
      words="logExports"
      tab="logs"
      fleet={fleet}
      search={search}
      onChange={change}
      rows={rows}
      shown={wantedItems(rows, { name: wanted.name, fits: (item) => fits(item, wanted.show) })}
      summary={t('logExports.summary', {
        exports: exporting.length,
        clusters: new Set(exporting.map(({ cluster }) => cluster.id)).size,
        broken: exporting.filter(({ item }) => item?.config !== undefined && lacksBucket(item.config)).length,
        none: found.length - exporting.length,
      })}
      kinds={[
        ...logTypes.map((type) => ({ value: type, label: logs(type) })),
        { value: 'broken', label: t('logExports.broken') },
        { value: 'nothing', label: t('logExports.nothing') },
      ]}
      columns={useColumns()}
    />
  )
}

function fits({ config }: Item, show: string): boolean {
  if (show === 'nothing') return config === undefined
  if (show === 'broken') return config !== undefined && lacksBucket(config)
  return show === '' || config?.log_type === show
}

function useColumns(): ItemColumn<Item>[] {
  const t = useTranslations('fleet.logExports')
  const logs = useTranslations('logs')
  const plans = useTranslations('plans')
  const schedule = (config: LogConfig, timezone: string) => scheduleText({ cluster: { timezone }, t: plans }, config) ?? logs('byHand')
  return [
    {
      id: 'log',
      header: t('log'),
      className: 'w-[16%] max-s:w-[38%]',
      cell: ({ config, timezone }) => {
        if (config === undefined) return <span className="whitespace-nowrap text-quiet">{t('exportsNothing')}</span>
        const type = logTypes.find((known) => known === config.log_type)
        return (
          <>
            {type === undefined ? config.log_label : logs(`types.${type}`)}
            <span className="block text-12 text-quiet s:hidden">{schedule(config, timezone)}</span>
          </>
        )
      },
    },
    {
      id: 'schedule',
      header: t('schedule'),
      wide: 's',
      className: 'w-[28%]',
      cell: ({ config, timezone }) => config && schedule(config, timezone),
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
