import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Fleet } from '#console/api/fleet.ts'
import { useRegion } from '#console/api/region.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import type { ClusterTab } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { SelectField, type SelectOption } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import type { FleetItem } from './fleet-item.ts'
import { FleetProgress } from './FleetProgress.tsx'
import { FleetTable, type ItemColumn } from './FleetTable.tsx'
import type { FleetChange, FleetSearch } from './use-fleet-search.ts'

type Props<I> = {
  /** Whose title and lead these are. */
  readonly words: 'replicas' | 'backups' | 'parameters' | 'logExports'
  /** The tab of a cluster that its rows lead to. */
  readonly tab: ClusterTab
  readonly fleet: Fleet<unknown>
  readonly search: FleetSearch<'name' | 'show'>
  readonly onChange: (change: FleetChange<'name' | 'show'>) => void
  /** All rows, and those of them that are asked for. */
  readonly rows: readonly FleetItem<I>[]
  readonly shown: readonly FleetItem<I>[]
  /** What is found so far, in a line. */
  readonly summary: ReactNode
  /** What can be asked for beside everything. */
  readonly kinds: readonly SelectOption[]
  /** Where all clusters are read and there is nothing to tell of any. */
  readonly noneText?: string
  /** Not every cluster has a row. */
  readonly sparse?: boolean
  readonly columns: readonly ItemColumn<I>[]
  readonly children?: ReactNode
}

/** A page of what was read of every cluster of the region: how far the reading is, what is found, and how to filter it. */
export function FleetFrame<I>(props: Props<I>) {
  const { words, tab, fleet, search, onChange, rows, shown, summary, kinds, noneText, sparse = false, columns, children } = props
  const t = useTranslations('fleet')
  const region = useRegion()
  const ended = fleet.phase === 'done'
  const found = rows.some(({ item }) => item !== undefined)
  const nothing = !ended ? t('nothingYet') : fleet.count === 0 ? t('noClusters', { region }) : (noneText ?? t('noClusters', { region }))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-6 max-s:p-4">
      <header>
        <h1>{t(`${words}.title`)}</h1>
        <p className="max-w-176 text-14 text-quiet">{t(`${words}.lead`, { region })}</p>
      </header>
      <FleetProgress fleet={fleet} />
      {fleet.listFailure !== undefined && <FailureNotice failure={fleet.listFailure} operation="listClusters" onRetry={fleet.resume} />}
      {fleet.phase === 'halted' && fleet.listFailure === undefined && (
        <Notice kind="warning" title={t('halted')} actions={<Button onClick={fleet.resume}>{t('resume')}</Button>}>
          {t('haltedText')}
        </Notice>
      )}
      <search className="flex flex-wrap items-end gap-3 max-s:grid max-s:grid-cols-2">
        <TextField type="search" label={t('name')} value={search.name} onChange={(event) => onChange({ name: event.target.value })} />
        <SelectField
          label={t('show')}
          value={search.show}
          options={[{ value: '', label: t('everything') }, ...kinds]}
          onChange={(event) => onChange({ show: event.target.value })}
        />
      </search>
      {/* Its place is kept while something may still be found; where there is nothing, the table says so. */}
      {(found || fleet.phase === 'reading' || fleet.phase === 'paused') && (
        <p className="min-h-[1lh] text-quiet max-s:min-h-[2lh]">{found && summary}</p>
      )}
      {children}
      <FleetTable
        caption={t(`${words}.title`)}
        rows={shown}
        columns={columns}
        tab={tab}
        search={search}
        ended={ended}
        onPage={onChange}
        emptyText={rows.length === 0 ? nothing : t('noMatch')}
        awaited={isPart(search) ? 0 : awaitedRows(fleet, sparse, shown.length)}
      />
    </div>
  )
}

/** Whether a part of the rows is asked for: how many of those to come belong to it is open. */
function isPart({ name, show, page }: FleetSearch<'name' | 'show'>): boolean {
  return name !== '' || show !== '' || page > 1
}

/** How many rows to keep places for; some where it is not known how many will come. */
function awaitedRows({ phase, count, rows }: Fleet<unknown>, sparse: boolean, shown: number): number {
  if (phase !== 'reading' && phase !== 'paused') return 0
  if (sparse || count === 0) return Math.max(0, some - shown)
  return Math.max(0, count - rows.length)
}

const some = 4
