import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { resourceOf, useWrite } from '#console/api/mutation.ts'
import { cloudNow } from '#console/api/now.ts'
import { failureOf } from '#console/api/query.ts'
import type { Follow } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { ConfirmByName } from '#console/ui/ConfirmByName.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import { ChangeTable } from './ChangeTable.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { knownCode } from './failure-words.ts'
import type { Plan } from './plans/plan.ts'
import { RequestTabs } from './RequestTabs.tsx'
import { useVerdict } from './use-verdict.ts'

/** A write that the cloud has taken: the request to follow, and the id that the answer names. */
export type Accepted = { readonly follow: Follow; readonly resource: string }

type Props<N extends WriteName> = {
  readonly plan: Plan<N>
  readonly cluster: Result<'showCluster'>
  readonly open: boolean
  readonly onClose: () => void
  /** The cloud has taken it, and what is on the screen for the cluster has been read again. */
  readonly onAccepted: (accepted: Accepted) => void
  /** It was not taken; the failure stands in the dialog. For pages that want to look again at what was refused. */
  readonly onRefused?: ((failure: Failure) => void) | undefined
}

/**
 * The plan of one write: what changes, what it does, the very request, and the button that sends it, once. A refusal
 * stays in the dialog with its request id; so that it is not lost, the dialog cannot be closed while the request is on
 * its way. Open it with `usePlan`.
 */
export function PlanDialog<N extends WriteName>({ plan, cluster, open, onClose, onAccepted, onRefused }: Props<N>) {
  const t = useTranslations('plan')
  const { operation, input, deed, confirmName } = plan
  const [named, setNamed] = useState(false)
  const [quirks, setQuirks] = useState(0)
  const { send, sending, failure } = useWrite(operation, cluster.id)
  const { reason, warnings } = useVerdict(plan, cluster)

  const press = async () => {
    // Before sending: the answer may be a while on its way, and elapsed times count from the person's press.
    const sent = new Date(cloudNow()).toISOString()
    try {
      const answer: { readonly request_id: string } = await send(input)
      onAccepted({ follow: { request: answer.request_id, operation, sent }, resource: resourceOf(answer) })
    } catch (error) {
      // The failure is in the dialog.
      const refused = failureOf(error)
      if (refused !== undefined) onRefused?.(refused)
      if (isQuirk(refused)) setQuirks(quirks + 1)
    }
  }
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
          <Button
            kind={confirmName === undefined ? 'primary' : 'danger'}
            busy={sending}
            disabledReason={reason ?? (confirmName !== undefined && !named ? t('typeFirst') : undefined)}
            onClick={() => void press()}
          >
            {deed}
          </Button>
        </>
      }
    >
      <RequestTabs
        operation={operation}
        input={input}
        effects={[...warnings, ...plan.effects]}
        cluster={cluster}
        before={plan.changes.length > 0 && <ChangeTable changes={plan.changes} />}
      />
      {confirmName !== undefined && <ConfirmByName name={confirmName} onMatch={setNamed} />}
      {failure !== undefined && (
        <FailureNotice
          failure={failure}
          operation={operation}
          write
          {...(quirks === 1 && isQuirk(failure) && reason === undefined ? { onRetry: () => void press() } : {})}
        />
      )}
      {quirks > 1 && isQuirk(failure) && <p className="max-w-176">{t('quirkAgain')}</p>}
    </Dialog>
  )
}

/** A 401 that some writes get now and then although they are signed well: once more may help, and is offered once. */
function isQuirk(failure: Failure | undefined): boolean {
  return failure?.kind === 'cloud' && knownCode(failure) === 'notAuthenticated'
}
