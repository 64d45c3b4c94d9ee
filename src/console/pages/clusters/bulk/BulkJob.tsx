import { useEffect, useEffectEvent, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { isKnownState } from '#contract/rules/states.ts'
import { dismissBatch, endInBatch, stopBatch, type Batch } from '#console/api/batches.ts'
import { cloudNow } from '#console/api/now.ts'
import { startBatch } from '#console/api/start-batch.ts'
import { useRegion } from '#console/api/region.ts'
import { confirmedPlan } from '#console/components/plans/confirmed.ts'
import { useAboutOf } from '#console/components/use-about.ts'
import { bulkPlan } from './bulk-plan.ts'
import { BulkDialog } from './BulkDialog.tsx'
import { BulkStrip } from './BulkStrip.tsx'
import { inputOf, type Deed } from './deeds.ts'
import { Follower, type Seen } from './Follower.tsx'
import { standingOf } from './standing.ts'
import { useReads } from './use-reads.ts'

type Props = {
  readonly number: number
  readonly deed: Deed
  /** For whom it is planned; nobody once it is sent. */
  readonly clusters: readonly RdbClusterResponse[]
  /** Left out until it is sent. */
  readonly batch: Batch | undefined
  /** The cloud has taken those that it was going to take. */
  readonly onAccepted: (ids: readonly string[]) => void
  /** Nothing was sent: there is nothing to say about it. */
  readonly onDropped: () => void
}

/**
 * One deed with several clusters, from the first reading to the end of each: the plan, the sending, the results. The
 * dialog may be closed once all are sent; a strip above the bar then says how they stand, also to who comes back to the list.
 */
export function BulkJob({ number, deed, clusters, batch, onAccepted, onDropped }: Props) {
  const client = useQueryClient()
  const region = useRegion()
  const [planned] = useState(batch === undefined)
  const [open, setOpen] = useState(planned)
  const { reads, done, again } = useReads(batch === undefined ? clusters : [])
  const plan = useBulkPlan(deed, reads)
  const [seen, setSeen] = useState<ReadonlyMap<string, Seen>>(new Map())
  const accepted = acceptedIn(batch)
  const phase = batch?.phase ?? 'idle'

  const send = () => {
    const writes = plan.ready.map(({ cluster, plan: { title, deed: name, changes }, effects }) => ({
      id: cluster.id,
      name: cluster.name,
      input: inputOf(cluster),
      plan: confirmedPlan({ title: title ?? name, changes, effects: [...plan.shared, ...effects] }),
    }))
    void startBatch({ client, number, region, operation: deed, left: plan.left, writes })
  }
  const close = () => {
    setOpen(false)
    if (phase === 'idle') onDropped()
  }
  // Once, when all are sent; what was sent before this page was opened is not ticked on it.
  const allSent = useEffectEvent(() => planned && onAccepted(accepted.map(({ id }) => id)))
  useEffect(() => {
    if (phase === 'sent') allSent()
  }, [phase])
  const rows = (batch?.clusters ?? []).map(({ id, name }) => ({
    id,
    name,
    standing: standingOf(batch?.fates.get(id), batch?.ends.get(id)),
    seen: seen.get(id),
  }))
  const followed = accepted.filter(({ id }) => batch?.ends.has(id) === false)
  return (
    <>
      <BulkDialog
        deed={deed}
        open={open}
        phase={phase}
        reading={phase === 'idle' && done < clusters.length ? { done, count: clusters.length } : undefined}
        // Who takes part was settled when it was sent.
        plan={batch === undefined ? plan : { ready: [], left: batch.left, shared: [] }}
        rows={rows}
        onReadAgain={again}
        onSend={send}
        onStop={() => stopBatch(number)}
        onClose={close}
      />
      {batch !== undefined && !open && (
        <BulkStrip
          deed={deed}
          rows={rows}
          left={batch.left.length}
          sending={phase === 'sending'}
          onShow={() => setOpen(true)}
          onDismiss={() => dismissBatch(number)}
        />
      )}
      {followed.map(({ id, fate }) => (
        <Follower
          key={id}
          deed={deed}
          clusterId={id}
          request={fate.request}
          sentAt={fate.sentAt}
          among={followed.length}
          onSeen={(what) => setSeen((known) => new Map(known).set(id, what))}
          onEnd={(ended) => endInBatch(number, id, ended)}
        />
      ))}
    </>
  )
}

/** What the cloud took, with the requests to follow. */
function acceptedIn(batch: Batch | undefined) {
  return [...(batch?.fates ?? [])].flatMap(([id, fate]) => (fate.kind === 'accepted' ? [{ id, fate }] : []))
}

function useBulkPlan(deed: Deed, reads: Parameters<typeof bulkPlan>[1]): ReturnType<typeof bulkPlan> {
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
