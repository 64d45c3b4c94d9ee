import { RefreshCw } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { backupOutcome } from '#contract/rules/backups.ts'
import { useNow } from '#console/api/now.ts'
import { useRefreshCluster, useSideRead } from '#console/api/query.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { FailureNotice, useFailureWords } from '#console/components/FailureNotice.tsx'
import { Pagination } from '#console/components/Pagination.tsx'
import { removeBackupHistories } from '#console/components/plans/backups.ts'
import { hasRunning } from '#console/components/restore/use-all-histories.ts'
import type { RestoreRead } from '#console/components/restore/use-restore-facts.ts'
import { ReadAge } from '#console/components/ReadAge.tsx'
import { useFollow } from '#console/components/use-follow.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import { formatBackupSize } from '#console/lib/format-size.ts'
import { Button } from '#console/ui/Button.tsx'
import { DataTable, TableSkeleton } from '#console/ui/DataTable.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { FootBar } from '#console/ui/FootBar.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { useHistoryColumns, type History } from './use-history-columns.tsx'
import { changeHistorySearch, historySizes, readHistorySearch } from './history-search.ts'
import { policyOf } from './PolicyPanel.tsx'
import { SizeChart } from './SizeChart.tsx'
import { useTicked } from './use-ticked.ts'

type Props = { readonly cluster: Result<'showCluster'>; readonly read: RestoreRead }

/** The backups that were made: how each went, how large it is, when it leaves; to be restored from or removed. */
export function HistoriesPanel({ cluster, read }: Props) {
  const t = useTranslations('backups.histories')
  const all = read.histories
  const ticked = useTicked(all)
  const { follow } = useFollow()
  const plan = usePlan(cluster, {
    onAccepted: (accepted) => {
      ticked.clear()
      follow(accepted.follow)
    },
  })
  const locale = useLocale()
  const reason = useReason('removeBackupHistories', factsOf(cluster, useNow(30_000)))
  const remove = (items: readonly History[]) =>
    plan.open((about) => {
      const going = new Set(items.map((item) => item.backup_history_number))
      const left = all?.filter((item) => backupOutcome(item.backup_state) === 'finished' && !going.has(item.backup_history_number))
      return removeBackupHistories(about, items, left)
    })
  const chosen = [...ticked.items.values()]
  return (
    <>
      <Panel title={t('title')} aside={all !== undefined && <Totals clusterId={cluster.id} read={read} histories={all} />} flush>
        {all !== undefined && all.length > 1 && (
          <div className="border-b border-line p-4 max-s:p-3">
            <SizeChart histories={all} />
          </div>
        )}
        <Rows cluster={cluster} read={read} ticked={ticked} />
      </Panel>
      {chosen.length > 0 && (
        <FootBar
          label={t('selection')}
          actions={
            <>
              <Button onClick={ticked.clear}>{t('clear')}</Button>
              <Button disabledReason={reason} onClick={() => remove(chosen)}>
                {t('remove', { count: chosen.length })}
              </Button>
            </>
          }
        >
          <b>{t('selected', { count: chosen.length })}</b>
          <span className="text-quiet">
            {formatBackupSize(
              chosen.reduce((sum, item) => sum + item.backup_size_gb, 0),
              locale,
            )}
          </span>
          {reason !== undefined && <span className="text-12 text-quiet">{reason}</span>}
        </FootBar>
      )}
      {plan.dialog}
    </>
  )
}

type TotalsProps = Pick<Props, 'read'> & { readonly clusterId: string; readonly histories: readonly History[] }

/** How many there are and how old that knowledge is: a backup is made by the clock, and nothing on the page tells of it. */
function Totals({ clusterId, read, histories }: TotalsProps) {
  const t = useTranslations('backups.histories')
  const refreshCluster = useRefreshCluster()
  const locale = useLocale()
  const count = (outcome: string) => histories.filter((item) => backupOutcome(item.backup_state) === outcome).length
  const size = histories.reduce((sum, item) => sum + item.backup_size_gb, 0)
  return (
    <>
      <span className="tabular-nums">
        {t('totals', { good: count('finished'), failed: count('failed'), size: formatBackupSize(size, locale) })}
      </span>
      <span className="max-s:hidden">
        <ReadAge readAt={read.readAt} />
      </span>
      <IconButton
        size="small"
        label={t('readAgain')}
        icon={<RefreshCw className="size-4" aria-hidden="true" />}
        onClick={() => void refreshCluster(clusterId)}
      />
    </>
  )
}

type RowsProps = Props & { readonly ticked: ReturnType<typeof useTicked> }

/** One page of the histories, as the URL says. */
function Rows({ cluster, read, ticked }: RowsProps) {
  const t = useTranslations('backups.histories')
  const [params, setParams] = useSearchParams()
  const search = readHistorySearch(params)
  const page = useSideRead(
    'listBackupHistories',
    { cluster_id: cluster.id, limit: search.size, page: search.page - 1 },
    { unsettled: hasRunning },
  )
  const rows = page.data?.contents ?? []
  const largest = Math.max(1, ...(read.histories ?? rows).map((item) => item.backup_size_gb))
  const columns = useHistoryColumns({ cluster, rows, ticked, largest, retention: policyOf(cluster).retention_period_day })
  const go = (change: Partial<typeof search>) => setParams((current) => changeHistorySearch(current, change))
  if (page.data === undefined && page.failure !== undefined) {
    return (
      <div className="p-4">
        <FailureNotice failure={page.failure} operation="listBackupHistories" onRetry={() => void page.refresh()} />
      </div>
    )
  }
  if (page.data === undefined) return <TableSkeleton columns={columns} rows={6} tall="narrow" />
  const total = page.data.total_count
  if (rows.length === 0 && total > 0) {
    return (
      <EmptyState
        title={t('beyond')}
        text={t('beyondText', { total })}
        actions={<Button onClick={() => go({ page: 1 })}>{t('first')}</Button>}
      />
    )
  }
  return (
    <>
      {page.failure !== undefined && <Stale failure={page.failure} />}
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={rows}
        rowKey={(item) => item.backup_history_number}
        selected={(item) => ticked.items.has(item.backup_history_number)}
        emptyText={t(policyOf(cluster).retention_period_day ? 'none' : 'noneWithoutPolicy')}
        tall="narrow"
      />
      {total > 0 && (
        <Pagination search={search} sizes={historySizes} total={total} shown={rows.length} onChange={go} className="px-4 py-3 max-s:px-3" />
      )}
    </>
  )
}

/** A refresh failed: the rows below are old. */
function Stale({ failure }: { readonly failure: NonNullable<RestoreRead['failures']['histories']> }) {
  const t = useTranslations('failures')
  const words = useFailureWords(failure, 'listBackupHistories')
  return <p className="border-b border-unknown-line bg-unknown-tint px-4 py-2 text-unknown">{t('stale', { reason: words.title })}</p>
}
