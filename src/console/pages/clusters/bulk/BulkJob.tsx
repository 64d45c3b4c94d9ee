import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { cloudNow } from '#console/api/now.ts'
import { useEachWrite } from '#console/api/send-each.ts'
import { useAboutOf } from '#console/components/use-about.ts'
import { LeaveGuard } from '#console/components/LeaveGuard.tsx'
import { isKnownState } from '#contract/rules/states.ts'
import { bulkPlan } from './bulk-plan.ts'
import { BulkDialog } from './BulkDialog.tsx'
import { BulkStrip } from './BulkStrip.tsx'
import { inputOf, type Deed } from './deeds.ts'
import { Follower } from './Follower.tsx'
import { standingOf, type Ending } from './standing.ts'
import { useReads } from './use-reads.ts'

type Props = {
  readonly deed: Deed
  readonly clusters: readonly RdbClusterResponse[]
  /** The cloud has taken them. */
  readonly onAccepted: (clusters: readonly RdbClusterResponse[]) => void
  readonly onDismiss: () => void
}

/**
 * One deed with several clusters, from the first reading to the end of each: the plan, the sending, the results. The
 * dialog may be closed once all are sent; a strip above the bar then says how they stand.
 */
export function BulkJob({ deed, clusters, onAccepted, onDismiss }: Props) {
  const t = useTranslations('bulk')
  const [open, setOpen] = useState(true)
  const { reads, done, again } = useReads(clusters)
  const { ready, left, shared } = useBulkPlan(deed, reads)
  const { fates, phase, start, stop } = useEachWrite(deed)
  const [sent, setSent] = useState<Sent>()
  const [ends, setEnds] = useState<ReadonlyMap<string, Ending>>(new Map())
  const [states, setStates] = useState<ReadonlyMap<string, string>>(new Map())
  // Who takes part is settled when it is sent: what is read of them later moves nobody.
  const parts = sent ?? { clusters: ready.map(({ cluster }) => cluster), left }
  const accepted = clusters.filter(({ id }) => fates.get(id)?.kind === 'accepted')
  const followed = accepted.filter(({ id }) => !ends.has(id))

  const send = () => {
    setSent(parts)
    void start(parts.clusters.map((cluster) => ({ id: cluster.id, input: inputOf(cluster) })))
  }
  const close = () => {
    setOpen(false)
    // Nothing was sent: there is nothing to say about it.
    if (phase === 'idle') onDismiss()
  }
  useEffect(() => {
    if (phase === 'sent') onAccepted(accepted)
    // Once, when all are sent.
    // eslint-disable-next-line react/exhaustive-deps
  }, [phase])
  const rows = parts.clusters.map(({ id, name }) => ({
    id,
    name,
    standing: standingOf(fates.get(id), ends.get(id)),
    state: states.get(id),
  }))
  return (
    <>
      <BulkDialog
        deed={deed}
        open={open}
        phase={phase}
        reading={phase === 'idle' && done < clusters.length ? { done, count: clusters.length } : undefined}
        plan={{ ready, left: parts.left, shared }}
        rows={rows}
        onReadAgain={again}
        onSend={send}
        onStop={stop}
        onClose={close}
      />
      {phase !== 'idle' && !open && (
        <BulkStrip
          deed={deed}
          rows={rows}
          left={parts.left.length}
          sending={phase === 'sending'}
          onShow={() => setOpen(true)}
          onDismiss={onDismiss}
        />
      )}
      {followed.map(({ id }) => {
        const fate = fates.get(id)
        return (
          fate?.kind === 'accepted' && (
            <Follower
              key={id}
              deed={deed}
              clusterId={id}
              sentAt={fate.sentAt}
              among={followed.length}
              onState={(state) => setStates((known) => new Map(known).set(id, state))}
              onEnd={(ending) => setEnds((known) => new Map(known).set(id, ending))}
            />
          )
        )
      })}
      {phase === 'sending' && (
        <LeaveGuard active words={{ title: t('leave.title'), text: t('leave.text'), stay: t('leave.stay'), go: t('leave.go') }} />
      )}
    </>
  )
}

type Plan = ReturnType<typeof bulkPlan>
type Sent = { readonly clusters: readonly { readonly id: string; readonly name: string }[]; readonly left: Plan['left'] }

function useBulkPlan(deed: Deed, reads: Parameters<typeof bulkPlan>[1]): Plan {
  const about = useAboutOf()
  const rules = useTranslations('rules')
  const states = useTranslations('states')
  const t = useTranslations('plan')
  return bulkPlan(deed, reads, {
    about,
    now: cloudNow(),
    warn: (reason, state) => ({
      kind: 'warns',
      fact: rules(reason, { state: isKnownState(state) ? states(state) : state }),
      why: t('inferred'),
    }),
  })
}
