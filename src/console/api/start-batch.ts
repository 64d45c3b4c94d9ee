import type { QueryClient } from '@tanstack/react-query'
import type { Input } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { batchSent, beginBatch, changeBatch, type Batch } from './batches.ts'
import { call, type WriteOptions } from './client.ts'
import { journalKey } from './journal-key.ts'
import { createPace } from './lanes.ts'
import { refreshClusters } from './query.ts'
import { sendEach, type Fate } from './send-each.ts'

type Start<N extends WriteName> = Pick<Batch, 'number' | 'region' | 'left'> & {
  readonly client: QueryClient
  readonly operation: N
  readonly writes: readonly {
    readonly id: string
    readonly name: string
    readonly input: Input<N>
    /** In the words in which it was confirmed. */
    readonly plan?: WriteOptions['plan']
  }[]
}

/**
 * Sends the writes, each once; a number that is there already does nothing. What is on the screen for their clusters is read again when all
 * are sent. Until then the browser asks before the tab is closed. Resolves when each has its fate.
 */
export async function startBatch<N extends WriteName>({ client, number, region, operation, writes, left }: Start<N>): Promise<void> {
  const pace = createPace(writes.length)
  const clusters = writes.map(({ id, name }) => ({ id, name }))
  const fates = new Map(clusters.map(({ id }): [string, Fate] => [id, { kind: 'waiting' }]))
  const stop = beginBatch({ number, region, operation, clusters, left, fates, ends: new Map(), phase: 'sending' })
  if (stop === undefined) return
  const ask = (event: BeforeUnloadEvent) => event.preventDefault()
  addEventListener('beforeunload', ask)
  try {
    await sendEach({
      // Each is a write of its own under a key of its own: none of them is tried again.
      writes: writes.map(({ id, name, input, plan }) => ({ id, input, told: { cluster: { id, name }, ...(plan && { plan }) } })),
      send: async (input, told) => {
        await pace()
        return await call(region, operation, input, told)
      },
      stop,
      onFate: (id, fate) => changeBatch(number, (batch) => ({ fates: new Map(batch.fates).set(id, fate) })),
    })
  } finally {
    removeEventListener('beforeunload', ask)
    batchSent(number)
  }
  const ids = clusters.map(({ id }) => id)
  // A refresh that fails is told where the data stands.
  void client.invalidateQueries({ queryKey: journalKey })
  await refreshClusters(client, region, ids).catch(() => undefined)
}
