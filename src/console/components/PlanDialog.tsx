import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { hasSecret } from '#contract/rules/secrets.ts'
import { Button } from '#console/ui/Button.tsx'
import { ConfirmByName } from '#console/ui/ConfirmByName.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { ChangeTable } from './ChangeTable.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { knownCode } from './failure-words.ts'
import type { Plan } from './plans/plan.ts'
import { RequestTabs } from './RequestTabs.tsx'
import { usePlanDeed, type PlanEvents } from './use-plan-deed.ts'
import { useVerdict } from './use-verdict.ts'

type Props<N extends WriteName> = PlanEvents & {
  readonly plan: Plan<N>
  readonly cluster: Result<'showCluster'>
  readonly open: boolean
  readonly onClose: () => void
}

/**
 * The plan of one write: what changes, what it does, the very request, and the button that sends it, once. A refusal
 * stays in the dialog with its request id; so that it is not lost, the dialog cannot be closed while the request is on
 * its way. Where another operation is in the way it can wait its turn. Open it with `usePlan`.
 */
export function PlanDialog<N extends WriteName>({ plan, cluster, open, onClose, ...events }: Props<N>) {
  const t = useTranslations('plan')
  const { operation, input, deed, confirmName } = plan
  const [named, setNamed] = useState(false)
  const { reason, warnings, waits } = useVerdict(plan, cluster)
  const effects = [...warnings, ...plan.effects]
  const { send, wait, under, sending, failure, quirks } = usePlanDeed(plan, effects, cluster, events)
  const busyElsewhere = waits || (failure?.kind === 'cloud' && knownCode(failure) === 'inProgress')
  const queues = busyElsewhere && !hasSecret(input)
  const unnamed = confirmName !== undefined && !named ? t('typeFirst') : undefined
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={plan.title ?? deed}
      closable={!sending}
      description={t(sending ? 'sent' : failure === undefined ? 'nothingSent' : 'attemptFailed')}
      size="l"
      footer={
        <>
          <Button disabledReason={sending ? t('isSent') : undefined} onClick={onClose}>
            {plan.keep}
          </Button>
          {queues && (
            <Button
              kind={waits ? 'primary' : 'secondary'}
              busy={under === 'queue'}
              disabledReason={under === 'send' ? t('isSent') : unnamed}
              onClick={() => void wait()}
            >
              {t('queue.deed')}
            </Button>
          )}
          <Button
            kind={confirmName === undefined ? 'primary' : 'danger'}
            busy={under === 'send'}
            disabledReason={under === 'queue' ? t('isSent') : (reason ?? unnamed)}
            onClick={() => void send()}
          >
            {deed}
          </Button>
        </>
      }
    >
      <RequestTabs
        operation={operation}
        input={input}
        effects={effects}
        cluster={cluster}
        before={plan.changes.length > 0 && <ChangeTable changes={plan.changes} />}
      />
      {confirmName !== undefined && <ConfirmByName name={confirmName} onMatch={setNamed} />}
      {failure !== undefined && (
        <FailureNotice
          failure={failure}
          operation={operation}
          write
          {...(quirks === 1 && reason === undefined ? { onRetry: () => void send() } : {})}
        />
      )}
      {quirks > 1 && <p className="max-w-176">{t('quirkAgain')}</p>}
      {busyElsewhere && (
        <Notice kind="info" title={t(queues ? 'queue.title' : 'queue.secretTitle')}>
          {t(queues ? 'queue.text' : 'queue.secret', { name: cluster.name })}
        </Notice>
      )}
    </Dialog>
  )
}
