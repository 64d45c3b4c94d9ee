import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CallError, type Failure, type FailureKind } from '#contract/errors.ts'
import { sendEach, type Each, type Fate } from './send-each.ts'

const failure = (kind: FailureKind): Failure => ({ kind, status: 400, code: '', title: '', details: [], requestId: 'req-x', sent: true })
const writes = (count: number): Each<'stopCluster'>[] =>
  Array.from({ length: count }, (_, index) => ({ id: `c${index}`, input: { cluster_id: `c${index}` } }))

/** Sends them to a cloud that answers as told, after a turn; tells what it saw. */
async function run(count: number, answers: readonly (FailureKind | 'ok')[], stopAfter = Number.POSITIVE_INFINITY) {
  const fates = new Map<string, Fate[]>()
  const sent: string[] = []
  let atOnce = 0
  let most = 0
  const stop = new AbortController()
  await sendEach({
    writes: writes(count),
    stop: stop.signal,
    onFate: (id, fate) => fates.set(id, [...(fates.get(id) ?? []), fate]),
    send: async ({ cluster_id }) => {
      const place = sent.push(cluster_id)
      if (place >= stopAfter) stop.abort()
      atOnce += 1
      most = Math.max(most, atOnce)
      await Promise.resolve()
      atOnce -= 1
      const answer = answers[place - 1] ?? 'ok'
      if (answer !== 'ok') throw new CallError(failure(answer))
      return { request_id: `req-${cluster_id}`, resource: { id: cluster_id } }
    },
  })
  return { sent, most, kinds: (id: string) => (fates.get(id) ?? []).map(({ kind }) => kind), last: (id: string) => fates.get(id)?.at(-1) }
}

test('each is sent once, whatever comes of the others, and never more than three at a time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 30 }),
      fc.array(fc.constantFrom<(FailureKind | 'ok')[]>('ok', 'cloud', 'timeout', 'reset', 'forbidden', 'busy'), { maxLength: 30 }),
      async (count, answers) => {
        const { sent, most, kinds } = await run(count, answers)
        expect(sent).toEqual(writes(count).map(({ id }) => id))
        expect(most).toBeLessThanOrEqual(3)
        for (const id of sent)
          expect(kinds(id)).toEqual([
            'sending',
            answers[Number(id.slice(1))] === 'ok' || answers[Number(id.slice(1))] === undefined ? 'accepted' : 'failed',
          ])
      },
    ),
  )
})

test('a refusal keeps its request id, an accepted one its own', async () => {
  const { last } = await run(2, ['cloud'])
  expect(last('c0')).toMatchObject({ kind: 'failed', failure: { requestId: 'req-x' } })
  expect(last('c1')).toMatchObject({ kind: 'accepted', request: 'req-c1' })
})

test('after stop nothing more goes out, and what is on its way has its fate', async () => {
  const { sent, kinds } = await run(10, [], 4)
  expect(sent.length).toBeLessThan(10)
  for (const { id } of writes(10)) expect(kinds(id).at(-1)).toBe(sent.includes(id) ? 'accepted' : 'unsent')
})

test('once the session has ended the rest stays here', async () => {
  const { sent, kinds } = await run(10, ['ok', 'signed_out'])
  expect(sent.length).toBeLessThan(6)
  expect(kinds('c9')).toEqual(['unsent'])
})
