import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { actionRule } from '#contract/rules/actions.ts'
import { useWrite } from '#console/api/mutation.ts'
import { cloudNow } from '#console/api/now.ts'
import { useSession } from '#console/api/session.ts'
import type { Follow } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { ConfirmByName } from '#console/ui/ConfirmByName.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import type { Effect } from './EffectList.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { factsOf, useReason } from './action-reason.ts'
import { effectsOf, type PlannedAction } from './plan-effects.ts'
import { RequestTabs } from './RequestTabs.tsx'
import { useStateWord } from './state-word.ts'

type Props = {
  readonly action: PlannedAction
  readonly cluster: Result<'showCluster'>
  readonly open: boolean
  readonly onClose: () => void
  /** The cloud has taken it, and what is on the screen for the cluster has been read again. */
  readonly onAccepted: (follow: Follow) => void
}

/**
 * The plan of one action: what it does, the very request, and the button that sends it, once. A refusal stays in the
 * dialog with its request id; so that it is not lost, the dialog cannot be closed while the request is on its way. Give each opening a key of its own, so that a typed name is not remembered.
 */
export function PlanDialog({ action, cluster, open, onClose, onAccepted }: Props) {
  const t = useTranslations('plan')
  const [named, setNamed] = useState(false)
  const { send, sending, failure } = useWrite(action)
  const reason = useReason(action, factsOf(cluster, cloudNow()))
  const effects = useEffects(action, cluster)
  const deed = t(`deed.${action}`, { name: cluster.name })
  const destroys = action === 'terminateCluster'

  const press = async () => {
    // Before sending: the answer may be a while on its way, and elapsed times count from the person's press.
    const sent = new Date(cloudNow()).toISOString()
    try {
      const { request_id: request } = await send({ cluster_id: cluster.id })
      onAccepted({ request, operation: action, sent })
    } catch {
      // The failure is in the dialog.
    }
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={deed}
      closable={!sending}
      description={t(sending ? 'sent' : failure === undefined ? 'nothingSent' : 'attemptFailed')}
      size="l"
      footer={
        <>
          <Button disabledReason={sending ? t('isSent') : undefined} onClick={onClose}>
            {t(destroys ? 'keep' : 'keepState')}
          </Button>
          <Button
            kind={destroys ? 'danger' : 'primary'}
            busy={sending}
            disabledReason={reason ?? (destroys && !named ? t('typeFirst') : undefined)}
            onClick={() => void press()}
          >
            {deed}
          </Button>
        </>
      }
    >
      <RequestTabs
        operation={action}
        input={{ cluster_id: cluster.id }}
        effects={effects}
        cluster={cluster}
        before={<StateChange action={action} state={cluster.service_state} />}
      />
      {destroys && <ConfirmByName name={cluster.name} onMatch={setNamed} />}
      {failure !== undefined && <FailureNotice failure={failure} operation={action} write />}
    </Dialog>
  )
}

/** What is known of the action, and what stands against it although the cloud may take it. */
function useEffects(action: PlannedAction, cluster: Result<'showCluster'>): Effect[] {
  const t = useTranslations('plan')
  const rules = useTranslations('rules')
  const locale = useLocale()
  const state = useStateWord(cluster.service_state)
  const { speed } = useSession()
  const { warning } = actionRule(action, factsOf(cluster, cloudNow()))
  const effects = effectsOf(action, { name: cluster.name, replicas: cluster.replicas?.length ?? 0, speed, locale }, t)
  return warning === undefined ? effects : [{ kind: 'warns', fact: rules(warning, { state }), why: t('inferred') }, ...effects]
}

/** Now and then, where the state is what changes. */
function StateChange({ action, state }: { readonly action: PlannedAction; readonly state: string }) {
  const t = useTranslations('plan.change')
  const states = useTranslations('states')
  const now = useStateWord(state)
  if (action === 'restartCluster') return null
  const then =
    action === 'synchronizeClusterState'
      ? t('asFound')
      : states(action === 'startCluster' ? 'RUNNING' : action === 'stopCluster' ? 'STOPPED' : 'TERMINATED')
  return (
    <table className="w-full border-collapse text-left">
      <thead>
        <tr className="h-8 border-b border-line-strong text-12 text-quiet">
          <th scope="col" className="w-1/3 font-medium text-quiet">
            {t('what')}
          </th>
          <th scope="col" className="w-1/3 font-medium text-quiet">
            {t('now')}
          </th>
          <th scope="col" className="font-medium text-quiet">
            {t('then')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className="h-row border-b border-line">
          <th scope="row" className="font-semibold text-strong">
            {t('state')}
          </th>
          <td>
            <del className="rounded-1 bg-error-tint px-1 text-error no-underline">{now}</del>
          </td>
          <td>
            <ins
              className={`rounded-1 px-1 font-semibold no-underline ${action === 'terminateCluster' ? 'bg-terminated-tint text-terminated' : 'bg-running-tint text-running'}`}
            >
              {then}
            </ins>
          </td>
        </tr>
      </tbody>
    </table>
  )
}
