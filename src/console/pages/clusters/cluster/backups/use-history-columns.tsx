import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { readInstant } from '#contract/instant.ts'
import type { Result } from '#contract/operation.ts'
import { backupLeavesAt, backupOutcome } from '#contract/rules/backups.ts'
import { useNow } from '#console/api/now.ts'
import { useRegion } from '#console/api/region.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { Instant } from '#console/components/Instant.tsx'
import { formatInstant } from '#console/lib/format.ts'
import { formatDuration } from '#console/lib/format-duration.ts'
import { formatBackupSize } from '#console/lib/format-size.ts'
import { useZone } from '#console/lib/preferences.ts'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { checkClass } from '#console/ui/check-class.ts'
import type { Column } from '#console/ui/DataTable.tsx'
import { BackupStateBadge } from '#console/components/BackupStateBadge.tsx'
import type { Ticked } from './use-ticked.ts'

export type History = Result<'listBackupHistories'>['contents'][number]

type Shown = {
  readonly cluster: Result<'showCluster'>
  /** Those on this page. */
  readonly rows: readonly History[]
  readonly ticked: Ticked
  /** GB of the largest backup there is: the full width of a bar. */
  readonly largest: number
  /** The policy's days. */
  readonly retention: string | null | undefined
}

/** The columns of the histories: when, how it went, how large, how long, until when. */
export function useHistoryColumns({ cluster, rows, ticked, largest, retention }: Shown): Column<History>[] {
  const t = useTranslations('backups.histories')
  const locale = useLocale()
  const zone = useZone()
  const region = useRegion()
  const reason = useReason('createRestoreCluster', factsOf(cluster, useNow(30_000)))
  const startText = (item: History) => {
    const at = readInstant(item.backup_start_at)
    return at === undefined ? item.backup_start_at : formatInstant(at, zone)
  }
  const on = rows.filter((item) => ticked.items.has(item.backup_history_number)).length
  const leaves = (item: History) => backupLeavesAt(item, retention)
  return [
    {
      id: 'tick',
      className: 'w-8 pr-0!',
      header: (
        <input
          type="checkbox"
          aria-label={t('tickAll')}
          className={`${checkClass} align-middle`}
          checked={rows.length > 0 && on === rows.length}
          ref={(box) => void (box && (box.indeterminate = on > 0 && on < rows.length))}
          onChange={(event) => ticked.set(rows, event.target.checked)}
        />
      ),
      cell: (item) => (
        <input
          type="checkbox"
          aria-label={t('tick', { at: startText(item) })}
          className={`${checkClass} align-middle`}
          checked={ticked.items.has(item.backup_history_number)}
          onChange={(event) => ticked.set([item], event.target.checked)}
        />
      ),
    },
    {
      id: 'started',
      header: (
        <>
          {t('started')} <span className="font-normal max-s:sr-only">{zone}</span>
        </>
      ),
      cell: (item) => (
        <span className="font-semibold text-strong">
          <Instant at={item.backup_start_at} />
          <span className="block text-12 font-normal text-quiet s:hidden">{`${tookText(item, locale)}, ${sizeText(item, locale)}`}</span>
        </span>
      ),
    },
    { id: 'state', header: t('state'), cell: (item) => <BackupStateBadge state={item.backup_state} /> },
    { id: 'size', header: t('size'), align: 'end', wide: 's', className: 'whitespace-nowrap', cell: (item) => sizeText(item, locale) },
    {
      id: 'compared',
      header: <span className="sr-only">{t('compared')}</span>,
      wide: 'm',
      cell: (item) => <Compared item={item} largest={largest} />,
    },
    { id: 'took', header: t('took'), align: 'end', wide: 's', className: 'whitespace-nowrap', cell: (item) => tookText(item, locale) },
    { id: 'version', header: t('version'), wide: 'm', cell: (item) => item.software_version },
    {
      id: 'leaves',
      header: t('leaves'),
      wide: 's',
      cell: (item) => {
        const at = leaves(item)
        return at === undefined ? '–' : <Instant at={at} precision="date" />
      },
    },
    {
      id: 'restore',
      header: <span className="sr-only">{t('actions')}</span>,
      align: 'end',
      cell: (item) =>
        backupOutcome(item.backup_state) === 'finished' &&
        (reason === undefined ? (
          <Link
            to={paths.restoreCluster(region, cluster.id, { backup: item.backup_history_number })}
            aria-label={t('restoreLabel', { at: startText(item) })}
          >
            {t('restore')}
          </Link>
        ) : (
          <Button kind="quiet" size="small" disabledReason={reason} aria-label={t('restoreLabel', { at: startText(item) })}>
            {t('restore')}
          </Button>
        )),
    },
  ]
}

/** A running or failed backup has no size: 0 would say that it is empty. */
function sizeText(item: History, locale: string): string {
  const { backup_size_gb: size, backup_state: state } = item
  return size === 0 && backupOutcome(state) !== 'finished' ? '–' : formatBackupSize(size, locale)
}

function tookText(item: History, locale: string): string {
  const from = readInstant(item.backup_start_at)
  const to = readInstant(item.backup_end_at)
  return from === undefined || to === undefined || to < from ? '–' : formatDuration(to - from, locale)
}

/** How large it is beside the largest; where it failed, why. */
function Compared({ item, largest }: { readonly item: History; readonly largest: number }) {
  if (backupOutcome(item.backup_state) !== 'finished') return <span className="text-quiet">{item.backup_state_detail ?? ''}</span>
  return (
    <svg aria-hidden="true" className="h-2 w-24">
      <rect width="100%" height="8" rx="2" className="fill-sunken" />
      <rect width={`${(item.backup_size_gb / largest) * 100}%`} height="8" rx="2" className="fill-line-control" />
    </svg>
  )
}
