import { useLocale, useTranslations } from 'use-intl'
import { backupOutcome } from '#contract/rules/backups.ts'
import { useFleet } from '#console/api/fleet.ts'
import { useNow } from '#console/api/now.ts'
import { useRegion } from '#console/api/region.ts'
import { BackupStateBadge } from '#console/components/BackupStateBadge.tsx'
import { FleetFrame } from '#console/components/fleet/FleetFrame.tsx'
import { FleetTable, type FleetItem } from '#console/components/fleet/FleetTable.tsx'
import { useFleetSearch } from '#console/components/fleet/use-fleet-search.ts'
import { Instant } from '#console/components/Instant.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { formatBackupSize } from '#console/lib/format.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { backupSource, isLate, type BackupFacts } from './backup-source.ts'

type Item = BackupFacts & { readonly late: boolean; readonly failed: boolean; readonly replica: boolean }

/** Policy and last backups of all clusters of the region. */
export function RegionBackupsPage() {
  const region = useRegion()
  return <Backups key={region} region={region} />
}

function Backups({ region }: { readonly region: string }) {
  const t = useTranslations('fleet')
  usePageTitle(t('backups.title'))
  const fleet = useFleet(backupSource)
  const now = useNow(60_000)
  const { search, change } = useFleetSearch('name', 'show')
  const rows = fleet.rows.map(({ cluster, data, failure }): FleetItem<Item> => {
    const item = data && {
      ...data,
      late: isLate(data, now),
      failed: backupOutcome(data.last?.state ?? '') === 'failed',
      replica: cluster.role_type === 'REPLICA',
    }
    return { key: cluster.id, cluster, item, failure }
  })
  const items = rows.flatMap(({ item }) => (item === undefined ? [] : [item]))
  const named = search.name.trim().toLowerCase()
  const fits: Readonly<Record<string, (item: Item) => boolean>> = {
    without: ({ policy, replica }) => policy === undefined && !replica,
    failed: ({ failed }) => failed,
    late: ({ late }) => late,
  }
  const shown = rows.filter(
    ({ cluster, item }) => cluster.name.toLowerCase().includes(named) && (item === undefined || (fits[search.show]?.(item) ?? true)),
  )
  const count = (fit: (item: Item) => boolean) => items.filter(fit).length
  return (
    <FleetFrame
      title={t('backups.title')}
      lead={t('backups.lead', { region })}
      fleet={fleet}
      summary={
        items.length === 0
          ? t('nothingYet')
          : t('backups.summary', {
              count: items.length,
              policy: count(({ policy }) => policy !== undefined),
              failed: count(({ failed }) => failed),
              late: count(({ late }) => late),
            })
      }
      filters={
        <>
          <TextField type="search" label={t('name')} value={search.name} onChange={(event) => change({ name: event.target.value })} />
          <SelectField
            label={t('show')}
            value={search.show}
            options={[
              { value: '', label: t('everything') },
              { value: 'without', label: t('backups.without') },
              { value: 'failed', label: t('backups.failed') },
              { value: 'late', label: t('backups.late') },
            ]}
            onChange={(event) => change({ show: event.target.value })}
          />
        </>
      }
    >
      <FleetTable
        caption={t('backups.title')}
        rows={shown}
        columns={useColumns()}
        tab="backups"
        operation="listBackupHistories"
        search={search}
        onPage={change}
        emptyText={t(rows.length === 0 ? 'nothingYet' : 'noMatch')}
      />
    </FleetFrame>
  )
}

function useColumns(): Parameters<typeof FleetTable<Item>>[0]['columns'] {
  const t = useTranslations('fleet.backups')
  const locale = useLocale()
  return [
    { id: 'policy', header: t('policy'), cell: ({ policy, replica }) => <Policy policy={policy} replica={replica} /> },
    {
      id: 'good',
      header: t('good'),
      cell: ({ good, late }) => (
        <span className={late ? 'inline-flex items-center gap-1.5 font-semibold text-unknown' : ''}>
          {late && <KindGlyph kind="warning" />}
          {good === undefined ? t('never') : <Instant at={good.at} />}
          {late && <span className="sr-only">{t('isLate')}</span>}
        </span>
      ),
    },
    {
      id: 'last',
      header: t('last'),
      wide: 's',
      cell: ({ last }) => (last === undefined ? '–' : <BackupStateBadge state={last.state} />),
    },
    {
      id: 'size',
      header: t('size'),
      wide: 'm',
      align: 'end',
      cell: ({ good }) => (good === undefined ? '–' : formatBackupSize(good.sizeGb, locale)),
    },
    { id: 'kept', header: t('kept'), wide: 'm', align: 'end', cell: ({ count }) => count },
  ]
}

function Policy({ policy, replica }: Pick<Item, 'policy' | 'replica'>) {
  const t = useTranslations('fleet.backups')
  if (policy !== undefined) return /^\d\d$/.test(policy.hour) ? t('daily', policy) : t('dailyUnknown')
  // Its origin has the backups: nothing is amiss.
  if (replica) return <span className="text-quiet">{t('replica')}</span>
  return (
    <span className="inline-flex items-center gap-1.5 font-semibold text-unknown">
      <KindGlyph kind="warning" />
      {t('off')}
    </span>
  )
}
