import { ArrowLeftRight, Ellipsis, Play, RefreshCw, RotateCw, Square, Trash2 } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { readInstant } from '#contract/instant.ts'
import type { Result } from '#contract/operation.ts'
import { isMoving, needsAttention } from '#contract/rules/states.ts'
import { useNow } from '#console/api/now.ts'
import { useRegion } from '#console/api/region.ts'
import { factsOf, useReasonFor } from '#console/components/action-reason.ts'
import { Age } from '#console/components/Age.tsx'
import { OriginOf } from '#console/components/OriginLink.tsx'
import * as plans from '#console/components/plans/clusters.ts'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { useAskedPlan } from '#console/components/use-asked-plan.ts'
import { useFollow } from '#console/components/use-follow.ts'
import type { usePlan } from '#console/components/use-plan.tsx'
import { paths } from '#console/paths.ts'
import { Button, iconButtonClass } from '#console/ui/Button.tsx'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { Menu, type MenuItem } from '#console/ui/Menu.tsx'

type OnPlan = ReturnType<typeof usePlan>['open']
type Props = {
  readonly cluster: Result<'showCluster'>
  /** The cloud no longer has it: nothing can be done. */
  readonly gone: boolean
  readonly onPlan: OnPlan
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
          {/* In a row of words a loud badge keeps its distance; in a table it hangs out so that the glyphs stand in line. */}
          <span className="*:ml-0">
            <StateBadge state={cluster.service_state} />
          </span>
          {since !== undefined && <span className="text-quiet">{t.rich('since', { age: () => <Age since={since} /> })}</span>}
          {(needsAttention(cluster.service_state) || isMoving(cluster.service_state)) && <ToDoctor clusterId={cluster.id} />}
        </div>
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-quiet">
          <span>{engineOf(cluster)}</span>
          {typeof cluster.role_type === 'string' && <code>{cluster.role_type}</code>}
          <OriginOf cluster={cluster}>{(link) => <span>{t.rich('replicaOf', { origin: () => link })}</span>}</OriginOf>
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

/** Where the state is not well: the way to what is likely wrong. */
function ToDoctor({ clusterId }: { readonly clusterId: string }) {
  const t = useTranslations('cluster.actions')
  const region = useRegion()
  const { kept } = useFollow()
  return (
    <Link to={paths.clusterTab(region, clusterId, 'doctor', kept)} className="inline-flex min-h-6 items-center font-semibold">
      {t('doctor')}
    </Link>
  )
}

/** `PostgreSQL 16.10`, as far as the cloud tells. */
function engineOf(cluster: Result<'showCluster'>): string {
  const version = cluster.software_version ?? ''
  const name = cluster.dbaas_engine_version_name ?? ''
  return name.includes(version) && name !== '' ? name : [cluster.dbaas_engine ?? '', version].filter((part) => part !== '').join(' ')
}

/** What can be done with a whole cluster, in the order of the menu, and how its plan is made. */
const deeds = {
  synchronizeClusterState: { icon: RefreshCw, open: (onPlan: OnPlan) => onPlan(plans.synchronizeClusterState) },
  restartCluster: { icon: RotateCw, open: (onPlan: OnPlan) => onPlan(plans.restartCluster) },
  startCluster: { icon: Play, open: (onPlan: OnPlan) => onPlan(plans.startCluster) },
  stopCluster: { icon: Square, open: (onPlan: OnPlan) => onPlan(plans.stopCluster) },
  switchoverCluster: { icon: ArrowLeftRight, open: (onPlan: OnPlan) => onPlan(plans.switchoverCluster) },
  terminateCluster: { icon: Trash2, open: (onPlan: OnPlan) => onPlan(plans.terminateCluster) },
}
type Deed = keyof typeof deeds

function Actions({ cluster, gone, onPlan }: Props) {
  const t = useTranslations('cluster.actions')
  const reasonFor = useReasons(cluster, gone)
  const open = (deed: Deed) => (reasonFor(deed) === undefined ? () => deeds[deed].open(onPlan) : undefined)
  useAskedPlan('synchronizeClusterState', open('synchronizeClusterState'))
  useAskedPlan('restartCluster', open('restartCluster'))
  useAskedPlan('startCluster', open('startCluster'))
  useAskedPlan('stopCluster', open('stopCluster'))
  useAskedPlan('switchoverCluster', open('switchoverCluster'))
  useAskedPlan('terminateCluster', open('terminateCluster'))
  const [shown, other]: [Deed, Deed] = /^(?:STOPPED|STARTING)$/.test(cluster.service_state)
    ? ['startCluster', 'stopCluster']
    : ['stopCluster', 'startCluster']
  const icon = (deed: Deed) => {
    const Icon = deeds[deed].icon
    return <Icon className="size-4" aria-hidden="true" />
  }
  const button = (deed: Deed) => (
    <Button
      key={deed}
      icon={<span className="max-s:hidden">{icon(deed)}</span>}
      disabledReason={reasonFor(deed)}
      onClick={() => deeds[deed].open(onPlan)}
      className="max-s:flex-auto max-s:px-2"
    >
      {t(deed)}
    </Button>
  )
  const item = (deed: Deed, danger = false): MenuItem => ({
    id: deed,
    label: t(deed),
    icon: icon(deed),
    onSelect: () => deeds[deed].open(onPlan),
    disabledReason: reasonFor(deed),
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
          { id: 'run', items: [item('switchoverCluster'), item(other)] },
          { id: 'end', items: [item('terminateCluster', true)] },
        ]}
      />
    </div>
  )
}

/** Why each action cannot be done now; `undefined` where it can. */
function useReasons(cluster: Result<'showCluster'>, gone: boolean): (deed: Deed) => string | undefined {
  const rules = useTranslations('rules')
  const reasonFor = useReasonFor(factsOf(cluster, useNow(30_000)))
  return (deed) => (gone ? rules('terminated') : reasonFor(deed))
}
