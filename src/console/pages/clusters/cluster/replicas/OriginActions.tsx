import { Plus, RefreshCw } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useNow } from '#console/api/now.ts'
import { useRegion } from '#console/api/region.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { synchronizeReplicaState } from '#console/components/plans/replicas.ts'
import { useAskedPlan } from '#console/components/use-asked-plan.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import { paths } from '#console/paths.ts'
import { Button, buttonClass } from '#console/ui/Button.tsx'

type Props = { readonly cluster: Result<'showCluster'> }

/** Lets the cloud ask the servers how far the replicas of an origin are. */
export function SyncReplicas({ cluster, passing }: Props & { readonly passing: boolean }) {
  const t = useTranslations('replicas')
  const plan = usePlan(cluster)
  const reason = useReason('synchronizeReplicaState', factsOf(cluster, useNow(30_000)))
  const open = () => plan.open(synchronizeReplicaState)
  useAskedPlan('synchronizeReplicaState', reason === undefined ? open : undefined, { ready: !passing })
  return (
    <>
      <Button icon={<RefreshCw className="size-4" aria-hidden="true" />} disabledReason={reason} onClick={open} className="max-s:flex-auto">
        {t('sync')}
      </Button>
      {plan.dialog}
    </>
  )
}

/** The way to the form for new replicas; where there can be none, a button that says why. */
export function CreateLink({ cluster }: Props) {
  const t = useTranslations('replicas')
  const region = useRegion()
  const reason = useReason('createReplica', factsOf(cluster, useNow(30_000)))
  const icon = <Plus className="size-4" aria-hidden="true" />
  if (reason !== undefined) {
    return (
      <Button kind="primary" icon={icon} disabledReason={reason} className="max-s:flex-auto">
        {t('create')}
      </Button>
    )
  }
  return (
    <Link to={paths.createReplica(region, cluster.id)} className={`${buttonClass('primary')} max-s:flex-auto`}>
      {icon}
      {t('create')}
    </Link>
  )
}
