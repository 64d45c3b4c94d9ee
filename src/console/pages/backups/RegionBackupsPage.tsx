import { useLocale, useTranslations } from 'use-intl'
import { backupOutcome } from '#contract/rules/backups.ts'
import { useFleet } from '#console/api/fleet.ts'
import { useNow } from '#console/api/now.ts'
import { BackupStateBadge } from '#console/components/BackupStateBadge.tsx'
import { FleetFrame } from '#console/components/fleet/FleetFrame.tsx'
import { fleetItems, wantedItems } from '#console/components/fleet/fleet-item.ts'
import type { ItemColumn } from '#console/components/fleet/FleetTable.tsx'
import { useFleetSearch } from '#console/components/fleet/use-fleet-search.ts'
import { Instant } from '#console/components/Instant.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { formatBackupSize } from '#console/lib/format-size.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { backupSource, isLate, type BackupFacts } from './backup-source.ts'

type Item = BackupFacts & { readonly late: boolean; readonly failed: boolean; readonly replica: boolean }

/** Policy and last backups of all clusters of the region. */
export function RegionBackupsPage() {
  const t = useTranslations('fleet')
  usePageTitle(t('backups.title'))
  const fleet = useFleet(backupSource)
  const now = useNow(60_000)
  const { search, wanted, change } = useFleetSearch('name', 'show')
  const rows = fleetItems(fleet.rows, (data, { cluster }) => {
    const failed = backupOutcome(data.last?.state ?? '') === 'failed'
    return [{ item: { ...data, late: isLate(data, now), failed, replica: cluster.role_type === 'REPLICA' } }]
  })
  const items = rows.flatMap(({ item }) => item ?? [])
  const fits: Readonly<Record<string, (item: Item) => boolean>> = {
    without: ({ policy, replica }) => policy === undefined && !replica,
    failed: ({ failed }) => failed,
    late: ({ late }) => late,
  }
  const count = (fit: (item: Item) => boolean) => items.filter(fit).length
  return (
    <FleetFrame
      words="backups"
      tab="backups"
      fleet={fleet}
      search={search}
      onChange={change}
      rows={rows}
      shown={wantedItems(rows, { name: wanted.name, fits: fits[wanted.show] ?? (() => true) })}
      summary={t('backups.summary', {
        count: items.length,
        policy: count(({ policy }) => policy !== undefined),
        failed: count(({ failed }) => failed),
        late: count(({ late }) => late),
      })}
      kinds={(['without', 'failed', 'late'] as const).map((value) => ({ value, label: t(`backups.${value}`) }))}
      columns={useColumns()}
    />
  )
}

function useColumns(): ItemColumn<Item>[] {
  const t = useTranslations('fleet.backups')
  const locale = useLocale()
  return [
    {
      id: 'policy',
      header: t('policy'),
      className: 'w-[24%] max-s:w-[29%]',
      cell: ({ policy, replica }) => <Policy policy={policy} replica={replica} />,
    },
    {
      id: 'good',
      header: t('good'),
      className: 'w-[22%] max-s:w-[43%]',
      cell: ({ good, last, late, failed }) => (
        <>
          <span className={late ? 'inline-flex flex-wrap items-center gap-x-1.5 font-semibold text-unknown' : ''}>
            <span className="inline-flex items-center gap-x-1.5">
              {late && <KindGlyph kind="warning" />}
              {good === undefined ? t('never') : <Instant at={good.at} />}
            </span>
            {late && <span className="text-12 font-normal">{t('isLate')}</span>}
          </span>
          {failed && last !== undefined && (
            <span className="mt-1 block s:hidden">
              <BackupStateBadge state={last.state} />
            </span>
          )}
        </>
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
