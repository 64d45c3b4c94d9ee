import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { isMoving } from '#contract/rules/states.ts'
import { Following } from '#console/components/Following.tsx'
import { useFailureWords } from '#console/components/FailureNotice.tsx'
import { useReplicas } from '#console/components/use-replicas.ts'
import { lagOf, needsLook } from '#console/lib/replica-state.ts'
import { Facts } from '#console/ui/Facts.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { SyncAge } from './SyncAge.tsx'

type Props = { readonly cluster: Result<'showCluster'>; readonly origin: Result<'showCluster'> }

/** What the origin's List Replicas says of this one replica. Stands in the origin's region. */
export function OwnLine({ cluster, origin }: Props) {
  const t = useTranslations('replicas')
  const common = useTranslations('cluster.actions')
  const { replicas, pending, readAt, failure, refresh } = useReplicas(origin, {
    moving: isMoving(origin.service_state) || isMoving(cluster.service_state),
    always: true,
    watch: true,
  })
  const own = replicas.find((replica) => replica.cluster?.id === cluster.id)
  if (failure !== undefined && own?.word === undefined) return <LineFailed failure={failure} onRetry={() => void refresh()} />
  if (own === undefined) {
    if (pending) return <Skeleton className="w-64" />
    const doubted = replicas.some(({ candidates }) => candidates.some(({ id }) => id === cluster.id))
    return <p className="max-w-176 text-quiet">{t(doubted ? 'own.doubt' : 'own.notListed')}</p>
  }
  const loud = needsLook(own.word, lagOf(own.syncedAt, readAt))
  return (
    <Facts
      items={[
        {
          label: t('own.following'),
          value: (
            <span className="flex flex-wrap items-center gap-x-3">
              {own.word === undefined ? <span className="text-quiet">{t('noWord')}</span> : <Following word={own.word} />}
              {own.told !== undefined && <span className="text-12 text-quiet">{own.told}</span>}
              <IconButton
                size="inline"
                label={common('refresh')}
                icon={<RefreshCw className="size-3.5" aria-hidden="true" />}
                onClick={() => void refresh()}
              />
            </span>
          ),
        },
        { label: t('own.synced'), value: <SyncAge syncedAt={own.syncedAt} readAt={readAt} loud={loud} /> },
      ]}
    />
  )
}

function LineFailed({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  const t = useTranslations('replicas.own')
  const common = useTranslations('cluster.actions')
  const { title } = useFailureWords(failure, 'listReplicas')
  return (
    <p className="flex flex-wrap items-center gap-2 text-unknown">
      {t('lineUnread', { reason: title })}
      <IconButton size="inline" label={common('refresh')} icon={<RefreshCw className="size-3.5" aria-hidden="true" />} onClick={onRetry} />
    </p>
  )
}
