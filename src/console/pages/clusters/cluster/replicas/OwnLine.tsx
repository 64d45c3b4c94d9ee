import type { ReactNode } from 'react'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { lagOf, needsLook } from '#contract/rules/replica-state.ts'
import { isMoving } from '#contract/rules/states.ts'
import { Following } from '#console/components/Following.tsx'
import { useFailureWords } from '#console/components/FailureNotice.tsx'
import type { Synced } from '#console/components/plans/replicas.ts'
import { useReplicas, type ReplicasRead } from '#console/components/use-replicas.ts'
import type { Replica } from '#console/lib/replicas.ts'
import { Facts } from '#console/ui/Facts.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { CopyProgress, isCopying } from './CopyProgress.tsx'
import { syncedOf } from './RowActions.tsx'
import { SyncAge } from './SyncAge.tsx'

type Props = {
  readonly cluster: Result<'showCluster'>
  readonly origin: Result<'showCluster'>
  /** What can be done, given up to when it has everything. */
  readonly children: (synced: Synced | undefined) => ReactNode
}

/** What the origin's List Replicas says of this one replica. Stands in the origin's region. */
export function OwnLine({ cluster, origin, children }: Props) {
  const read = useReplicas(origin, {
    moving: isMoving(origin.service_state) || isMoving(cluster.service_state),
    always: true,
    watch: true,
  })
  const own = read.replicas.find((replica) => replica.cluster?.id === cluster.id)
  return (
    <>
      {own?.word === undefined ? (
        <NoLine read={read} own={own} id={cluster.id} />
      ) : (
        <Line own={own} readAt={read.readAt} onRefresh={() => void read.refresh()} />
      )}
      {children(own && syncedOf(own, read.readAt))}
    </>
  )
}

type LineProps = { readonly own: Replica; readonly readAt: number; readonly onRefresh: () => void }

function Line({ own, readAt, onRefresh }: LineProps) {
  const t = useTranslations('replicas')
  const { word = '', told, detail, syncedAt } = own
  const copy =
    detail !== undefined && isCopying(own) ? [{ label: t('own.copy'), value: <CopyProgress replica={own} detail={detail} /> }] : []
  return (
    <Facts
      items={[
        {
          label: t('own.following'),
          value: (
            <span className="flex flex-wrap items-center gap-x-3">
              <Following word={word} />
              {told !== undefined && <span className="text-12 text-quiet">{told}</span>}
              <Refresh onRefresh={onRefresh} />
            </span>
          ),
        },
        ...copy,
        { label: t('own.synced'), value: <SyncAge syncedAt={syncedAt} readAt={readAt} loud={needsLook(word, lagOf(syncedAt, readAt))} /> },
      ]}
    />
  )
}

type NoLineProps = { readonly read: ReplicasRead; readonly own: Replica | undefined; readonly id: string }

/** Why nothing can be said of how it follows. */
function NoLine({ read, own, id }: NoLineProps) {
  const t = useTranslations('replicas.own')
  if (read.failure !== undefined) return <LineFailed failure={read.failure} onRefresh={() => void read.refresh()} />
  if (read.pending) return <Skeleton className="w-64" />
  const doubted = own === undefined && read.replicas.some(({ candidates }) => candidates.some((candidate) => candidate.id === id))
  return <p className="max-w-176 text-quiet">{t(doubted ? 'doubt' : 'notListed')}</p>
}

function LineFailed({ failure, onRefresh }: { readonly failure: Failure; readonly onRefresh: () => void }) {
  const t = useTranslations('replicas.own')
  const { title } = useFailureWords(failure, 'listReplicas')
  return (
    <p className="flex flex-wrap items-center gap-2 text-unknown">
      {t('lineUnread', { reason: title })}
      <Refresh onRefresh={onRefresh} />
    </p>
  )
}

function Refresh({ onRefresh }: { readonly onRefresh: () => void }) {
  const t = useTranslations('cluster.actions')
  return <IconButton size="inline" label={t('refresh')} icon={<RefreshCw className="size-3.5" aria-hidden="true" />} onClick={onRefresh} />
}
