import { GitBranch, RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { replicasMax } from '#contract/rules/limits.ts'
import { lagOf, needsLook } from '#contract/rules/replica-state.ts'
import { isMoving } from '#contract/rules/states.ts'
import { useRead } from '#console/api/query.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { ReadAge } from '#console/components/ReadAge.tsx'
import { useReplicas } from '#console/components/use-replicas.ts'
import type { Replica } from '#console/lib/replicas.ts'
import { DataTable, TableSkeleton } from '#console/ui/DataTable.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { CreateLink, SyncReplicas } from './OriginActions.tsx'
import { useReplicaColumns } from './use-replica-columns.tsx'

/** All replicas of an origin: how each follows, and what can be done with it. */
export function ReplicaList({ cluster }: { readonly cluster: Result<'showCluster'> }) {
  const t = useTranslations('replicas')
  const common = useTranslations('cluster.actions')
  // Asked for here as well: without it there is no page, while `useReplicas` can do without.
  const list = useRead('listReplicas', { cluster_id: cluster.id })
  const moving = isMoving(cluster.service_state)
  const { replicas, pending, readAt, refresh } = useReplicas(cluster, { moving, always: true, watch: true })
  const columns = useReplicaColumns(cluster, readAt)
  const count = Math.max(replicas.length, cluster.replicas?.length ?? 0)
  if (count === 0 && !pending) return <NoReplicas cluster={cluster} />
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Bar cluster={cluster} count={count} />
      {list.failure !== undefined && <FailureNotice stale failure={list.failure} operation="listReplicas" onRetry={() => void refresh()} />}
      <Panel
        title={t('title')}
        flush
        aside={
          <>
            <ReadAge readAt={list.readAt} polling={moving} />
            <IconButton
              size="small"
              label={common('refresh')}
              icon={<RefreshCw className="size-3.5" aria-hidden="true" />}
              busy={list.refreshing && !moving}
              onClick={() => void refresh()}
            />
          </>
        }
      >
        {replicas.length === 0 ? (
          <TableSkeleton columns={columns} rows={count} tall />
        ) : (
          <DataTable caption={t('title')} columns={columns} rows={replicas} rowKey={({ key }) => key} tall />
        )}
      </Panel>
      <Doubt replicas={replicas} />
      <Advice replicas={replicas} readAt={readAt} />
    </div>
  )
}

/** The list before its first data; how many rows there will be says Show Cluster. */
export function ListSkeleton({ cluster }: { readonly cluster: Result<'showCluster'> }) {
  const t = useTranslations('replicas')
  const columns = useReplicaColumns(cluster, 0)
  const count = cluster.replicas?.length ?? 0
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Bar cluster={cluster} count={count} passing />
      <Panel title={t('title')} flush>
        <TableSkeleton columns={columns} rows={Math.max(1, count)} tall />
      </Panel>
    </div>
  )
}

type BarProps = {
  readonly cluster: Result<'showCluster'>
  readonly count: number
  /** It stands above a skeleton and goes with it: what is opened from it would go too. */
  readonly passing?: boolean
}

/** How many of five there are, and what can be done with all of them. */
function Bar({ cluster, count, passing = false }: BarProps) {
  const t = useTranslations('replicas')
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="mr-auto text-quiet tabular-nums max-s:w-full">{t('count', { count, max: replicasMax })}</p>
      <SyncReplicas cluster={cluster} passing={passing} />
      <CreateLink cluster={cluster} />
    </div>
  )
}

function NoReplicas({ cluster }: { readonly cluster: Result<'showCluster'> }) {
  const t = useTranslations('replicas.empty')
  return (
    <EmptyState
      picture={<GitBranch className="size-8" aria-hidden="true" />}
      title={t('title')}
      text={t('text', { max: replicasMax })}
      actions={<CreateLink cluster={cluster} />}
    />
  )
}

/** What helps where a replica does not follow; below the table, so that no row moves. */
function Advice({ replicas, readAt }: { readonly replicas: readonly Replica[]; readonly readAt: number }) {
  const t = useTranslations('replicas.advice')
  const behind = replicas.filter((one) => one.state === 'RUNNING' && needsLook(one.word, lagOf(one.syncedAt, readAt)))
  if (behind.length === 0) return null
  return (
    <Notice kind="warning" title={t('title', { count: behind.length, names: behind.map(({ name }) => name).join(', ') })}>
      {t('text')}
    </Notice>
  )
}

/** Why some rows offer nothing. */
function Doubt({ replicas }: { readonly replicas: readonly Replica[] }) {
  const t = useTranslations('replicas.doubt')
  const count = replicas.filter(({ cluster, servers }) => cluster === undefined && servers.length > 0).length
  if (count === 0) return null
  return (
    <Notice kind="warning" title={t('title', { count })}>
      {t('text')}
    </Notice>
  )
}
