import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { BackupStrip } from '#contract/bff/fleet.ts'
import { useNow } from '#console/api/now.ts'
import { useRegion } from '#console/api/region.ts'
import { formatInstant } from '#console/lib/format.ts'
import { useZone } from '#console/lib/preferences.ts'
import type { Scale } from '#console/lib/ticks.ts'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { BackupResult } from './BackupResult.tsx'
import { DayScale, DayStrip } from './DayStrip.tsx'

const day = 86_400_000
/** So many are shown before somebody asks for more. */
const first = 8

/** The last day of each cluster's backups as a strip, those that need a look first. The table says in words what the strips show. */
export function BackupsPanel({ strips }: { readonly strips: readonly BackupStrip[] }) {
  const t = useTranslations('dashboard.backups')
  const region = useRegion()
  const [all, setAll] = useState(false)
  const columns = useColumns()
  const more = strips.length - first
  return (
    <Panel title={t('title')} aside={<Link to={paths.fleet(region, 'backups')}>{t('all', { region })}</Link>} flush>
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={strips.slice(0, all ? undefined : first)}
        rowKey={({ clusterId }) => clusterId}
        emptyText={t('none')}
      />
      {more > 0 && (
        <div className="px-2 py-1.5">
          <Button kind="quiet" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('fewer') : t('more', { count: more })}
          </Button>
        </div>
      )}
    </Panel>
  )
}

function useColumns(): Column<BackupStrip>[] {
  const t = useTranslations('dashboard.backups')
  const zone = useZone()
  const now = useNow(60_000)
  const scale: Scale = { from: now - day, to: now }
  return [
    {
      id: 'name',
      header: t('cluster'),
      className: 'max-w-40 max-s:max-w-24',
      cell: ({ clusterId, name, region }) => (
        <Link
          to={paths.clusterTab(region, clusterId, 'backups')}
          className="block truncate font-semibold text-strong hover:text-accent-text"
        >
          {name}
        </Link>
      ),
    },
    {
      id: 'day',
      header: (
        <>
          <span className="sr-only">{t('time', { from: formatInstant(scale.from, zone), to: formatInstant(now, zone), zone })}</span>
          <DayScale scale={scale} zone={zone} />
        </>
      ),
      className: 'w-1/2 max-s:w-1/3',
      cell: ({ backups }) => <DayStrip backups={backups} scale={scale} zone={zone} />,
    },
    { id: 'result', header: t('result'), cell: (strip) => <BackupResult strip={strip} /> },
  ]
}
