import { Ellipsis, Play, RefreshCw, RotateCw, Square, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { readInstant } from '#contract/instant.ts'
import type { Result } from '#contract/operation.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { Age } from '#console/components/Age.tsx'
import type { PlannedAction } from '#console/components/plan-effects.ts'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { Button, iconButtonClass } from '#console/ui/Button.tsx'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { Menu, type MenuItem } from '#console/ui/Menu.tsx'

type Props = {
  readonly cluster: Result<'showCluster'>
  /** The cloud no longer has it: nothing can be done. */
  readonly gone: boolean
  readonly onPlan: (action: PlannedAction) => void
}

/** Name, state and since when; below it what it is; at the end what can be done, each with its reason where it cannot. */
export function ClusterHeader({ cluster, gone, onPlan }: Props) {
  const t = useTranslations('cluster')
  const since = readInstant(cluster.modified_at)
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 wrap-anywhere">{cluster.name}</h1>
          <StateBadge state={cluster.service_state} />
          {since !== undefined && <span className="text-quiet">{t.rich('since', { age: () => <Age since={since} /> })}</span>}
        </div>
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-quiet">
          <span>{engineOf(cluster)}</span>
          {typeof cluster.role_type === 'string' && <code>{cluster.role_type}</code>}
          <span className="flex min-w-0 items-center gap-1">
            <code className="wrap-anywhere">{cluster.id}</code>
            <CopyButton text={cluster.id} label={t('id')} />
          </span>
        </div>
      </div>
      <Actions cluster={cluster} gone={gone} onPlan={onPlan} />
    </header>
  )
}

/** `PostgreSQL 16.10`, as far as the cloud tells. */
function engineOf(cluster: Result<'showCluster'>): string {
  const version = cluster.software_version ?? ''
  const name = cluster.dbaas_engine_version_name ?? ''
  return name.includes(version) && name !== '' ? name : [cluster.dbaas_engine ?? '', version].filter((part) => part !== '').join(' ')
}

const icons: Record<PlannedAction, React.ReactNode> = {
  synchronizeClusterState: <RefreshCw className="size-4" aria-hidden="true" />,
  restartCluster: <RotateCw className="size-4" aria-hidden="true" />,
  startCluster: <Play className="size-4" aria-hidden="true" />,
  stopCluster: <Square className="size-4" aria-hidden="true" />,
  terminateCluster: <Trash2 className="size-4" aria-hidden="true" />,
}

function Actions({ cluster, gone, onPlan }: Props) {
  const t = useTranslations('cluster.actions')
  const reasons = useReasons(cluster, gone)
  const [shown, other]: [PlannedAction, PlannedAction] = /^(?:STOPPED|STARTING)$/.test(cluster.service_state)
    ? ['startCluster', 'stopCluster']
    : ['stopCluster', 'startCluster']
  const button = (action: PlannedAction) => (
    <Button
      key={action}
      icon={icons[action]}
      disabledReason={reasons[action]}
      onClick={() => onPlan(action)}
      className="max-s:flex-auto max-s:px-2"
    >
      {t(action)}
    </Button>
  )
  const item = (action: PlannedAction, danger = false): MenuItem => ({
    id: action,
    label: t(action),
    icon: icons[action],
    onSelect: () => onPlan(action),
    disabledReason: reasons[action],
    danger,
  })
  return (
    <div className="flex flex-wrap gap-2 max-s:w-full">
      {button('synchronizeClusterState')}
      {button('restartCluster')}
      {button(shown)}
      <Menu
        label={t('more')}
        trigger={<Ellipsis className="size-4" aria-hidden="true" />}
        triggerClass={iconButtonClass('secondary')}
        items={[
          { id: 'run', items: [item(other)] },
          { id: 'end', items: [item('terminateCluster', true)] },
        ]}
      />
    </div>
  )
}

/** Why each action cannot be done now. */
function useReasons(cluster: Result<'showCluster'>, gone: boolean): Record<PlannedAction, string | undefined> {
  const rules = useTranslations('rules')
  const facts = factsOf(cluster, useNow(30_000))
  const reasons = {
    synchronizeClusterState: useReason('synchronizeClusterState', facts),
    restartCluster: useReason('restartCluster', facts),
    startCluster: useReason('startCluster', facts),
    stopCluster: useReason('stopCluster', facts),
    terminateCluster: useReason('terminateCluster', facts),
  }
  if (!gone) return reasons
  const why = rules('terminated')
  return { synchronizeClusterState: why, restartCluster: why, startCluster: why, stopCluster: why, terminateCluster: why }
}
