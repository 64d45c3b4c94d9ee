import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Failure } from '#contract/errors.ts'
import { FleetWalk, type FleetSource } from './fleet-walk.ts'
import { createQueryClient } from './query.ts'

const failure: Failure = { kind: 'forbidden', status: 403, code: '', title: '', details: [], requestId: 'req-9', sent: true }
let clusters: string[]
let refused: Set<string>
let calls: string[]
let atOnce: number
let most: number
let hold: Promise<void> | undefined
let startedAt: number[]
let takes: number

const rowOf = (name: string) => ({ id: name, name, role_type: name.startsWith('r') ? 'REPLICA' : 'ORIGIN', service_state: 'RUNNING' })

/** A cloud of named clusters; it takes a moment for each answer. */
async function answer(url: string): Promise<Response> {
  const { pathname, searchParams } = new URL(url, 'http://x')
  const path = pathname.replace('/api/kr-west1/v1/clusters', '')
  calls.push(path === '' ? `list ${searchParams.get('page')}` : path)
  atOnce += 1
  startedAt.push(Date.now())
  most = Math.max(most, atOnce)
  await (hold ?? Promise.resolve())
  await new Promise((resolve) => setTimeout(resolve, takes))
  atOnce -= 1
  if (path === '') {
    const from = Number(searchParams.get('page')) * 100
    return Response.json({ contents: clusters.slice(from, from + 100).map(rowOf), count: clusters.length, page: 0, size: 100 })
  }
  const id = path.split('/')[1] ?? ''
  return refused.has(id) ? Response.json({ failure }, { status: 403 }) : Response.json({ contents: [{ name: id }], count: 1 })
}

const source: FleetSource<string> = {
  name: 'test',
  applies: ({ role_type }) => role_type === 'ORIGIN',
  read: async (ask, { id }) => (await ask('listReplicas', { cluster_id: id })).contents[0]?.name ?? '',
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T10:00:00Z') })
  clusters = Array.from({ length: 8 }, (_, index) => `c${index}`)
  refused = new Set()
  calls = []
  atOnce = 0
  most = 0
  hold = undefined
  startedAt = []
  takes = 10
  vi.stubGlobal('fetch', (url: string) => answer(url))
})
afterEach(() => {
  vi.useRealTimers()
})

function begin(client = createQueryClient()) {
  const walk = new FleetWalk({ client, region: 'kr-west1', source })
  walk.resume()
  return { walk, client }
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('reads each once, in the order of the list, four at a time, and tells as it goes', async () => {
  clusters = Array.from({ length: 250 }, (_, index) => `c${index}`)
  takes = 300
  const { walk } = begin()
  await pass(3_000)
  const { done, count, phase } = walk.state()
  expect([done > 20 && done < 150, count, phase]).toEqual([true, 250, 'reading'])
  await pass(25_000)
  expect(most).toBe(4)
  expect(walk.state()).toMatchObject({ done: 250, count: 250, failed: 0, phase: 'done' })
  expect(walk.state().rows.map(({ data }) => data)).toEqual(clusters)
  expect(calls.filter((each) => each.startsWith('list'))).toEqual(['list 0', 'list 1', 'list 2'])
  expect(new Set(calls).size).toBe(253)
})

test('who is left out by the source is counted and not asked', async () => {
  clusters = ['c0', 'r1', 'c2']
  const { walk } = begin()
  await pass(500)
  expect(walk.state()).toMatchObject({ done: 3, count: 3, phase: 'done' })
  expect(walk.state().rows.map(({ data }) => data)).toEqual(['c0', 'c2'])
  expect(calls).toEqual(['list 0', '/c0/replicas', '/c2/replicas'])
})

test('one that cannot be read is a row with why, and is asked again next time', async () => {
  refused.add('c3')
  const { walk, client } = begin()
  await pass(500)
  expect(walk.state()).toMatchObject({ done: 8, failed: 1, phase: 'done' })
  expect(walk.state().rows[3]).toMatchObject({ cluster: { id: 'c3' }, data: undefined, failure: { requestId: 'req-9' } })
  refused.clear()
  calls = []
  const later = begin(client)
  await pass(500)
  expect(later.walk.state()).toMatchObject({ done: 8, failed: 0 })
  expect(calls).toEqual(['/c3/replicas'])
})

test('paused, it asks nothing more; resumed, it goes on from there', async () => {
  clusters = Array.from({ length: 60 }, (_, index) => `c${index}`)
  const { walk } = begin()
  await pass(60)
  walk.pause()
  await pass(1_000)
  const asked = calls.length
  expect(walk.state().phase).toBe('paused')
  expect(asked).toBeLessThan(40)
  await pass(60_000)
  expect(calls).toHaveLength(asked)
  walk.resume()
  await pass(4_000)
  expect(walk.state()).toMatchObject({ done: 60, phase: 'done' })
  expect(new Set(calls).size).toBe(calls.length)
})

test('paused and resumed at once, nothing is asked twice and nothing is left out', async () => {
  clusters = Array.from({ length: 30 }, (_, index) => `c${index}`)
  const { walk } = begin()
  takes = 100
  for (let turn = 0; turn < 6; turn += 1) {
    await pass(15)
    walk.pause()
    walk.resume()
  }
  await pass(3_000)
  expect(most).toBeLessThanOrEqual(4)
  expect(walk.state()).toMatchObject({ done: 30, phase: 'done' })
  expect(walk.state().rows).toHaveLength(30)
  expect(calls.filter((each) => each !== 'list 0')).toHaveLength(30)
})

test('who comes back sees what was read within ten minutes at once; a changed cluster is read anew', async () => {
  const { client } = begin()
  await pass(500)
  calls = []
  await pass(9 * 60_000)
  await client.invalidateQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey).includes('"c5"') })
  const { walk } = begin(client)
  await pass(500)
  expect(walk.state()).toMatchObject({ done: 8, phase: 'done' })
  expect(calls).toEqual(['list 0', '/c5/replicas'])
  calls = []
  await pass(11 * 60_000)
  begin(client)
  await pass(500)
  expect(calls).toHaveLength(9)
})

test('reading all again keeps what is there until it is read', async () => {
  const { walk } = begin()
  await pass(500)
  calls = []
  clusters = ['a0', ...clusters.filter((name) => name !== 'c2')]
  hold = new Promise((resolve) => setTimeout(resolve, 5_000))
  walk.again()
  await pass(300)
  expect(walk.state()).toMatchObject({ done: 0, phase: 'reading' })
  expect(walk.state().rows).toHaveLength(8)
  await pass(6_000)
  expect(calls).toHaveLength(9)
  expect(walk.state()).toMatchObject({ done: 8, phase: 'done' })
  // A new one comes at the end, so that no row moves; one that is gone goes when all are read.
  expect(walk.state().rows.map(({ data }) => data)).toEqual(['c0', 'c1', 'c3', 'c4', 'c5', 'c6', 'c7', 'a0'])
})

test('a cloud that refuses everyone is left alone after a dozen', async () => {
  clusters = Array.from({ length: 100 }, (_, index) => `c${index}`)
  refused = new Set(clusters)
  const { walk } = begin()
  await pass(2_000)
  expect(walk.state().phase).toBe('halted')
  expect(calls.length).toBeLessThan(20)
  refused.clear()
  walk.resume()
  await pass(6_000)
  expect(walk.state()).toMatchObject({ done: 100, phase: 'done' })
})

test('a list that cannot be read says why, and is asked again when it is resumed', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ failure }, { status: 403 })))
  const { walk } = begin()
  await pass(500)
  expect(walk.state()).toMatchObject({ phase: 'halted', listFailure: { kind: 'forbidden' }, rows: [] })
  vi.stubGlobal('fetch', (url: string) => answer(url))
  walk.resume()
  await pass(500)
  expect(walk.state()).toMatchObject({ done: 8, phase: 'done', listFailure: undefined })
})

test('read all again while a page of the list is on its way: none is left out and none counts twice', async () => {
  clusters = Array.from({ length: 150 }, (_, index) => `c${index}`)
  const { walk } = begin()
  while (!calls.includes('list 1')) await pass(5)
  walk.again()
  await pass(15_000)
  expect(walk.state()).toMatchObject({ done: 150, count: 150, phase: 'done' })
  expect(walk.state().rows.map(({ data }) => data)).toEqual(clusters)
})

test('a session that ends halts it; signed in again, those it met are asked once more', async () => {
  refused = new Set(['c2', 'c3'])
  const ended: Failure = { ...failure, kind: 'signed_out', status: 401 }
  vi.stubGlobal('fetch', async (url: string) =>
    (await answer(url)).status === 403 ? Response.json({ failure: ended }, { status: 401 }) : answer(url),
  )
  const { walk } = begin()
  await pass(500)
  expect(walk.state()).toMatchObject({ phase: 'halted', failed: 0 })
  vi.stubGlobal('fetch', (url: string) => answer(url))
  refused.clear()
  walk.resume()
  await pass(500)
  expect(walk.state()).toMatchObject({ done: 8, failed: 0, phase: 'done' })
  expect(walk.state().rows.map(({ data }) => data)).toEqual(clusters)
})

test('those that could not be read can be read again without the others', async () => {
  refused = new Set(['c2', 'c5'])
  const { walk } = begin()
  await pass(500)
  expect(walk.state()).toMatchObject({ done: 8, failed: 2, phase: 'done' })
  refused = new Set(['c5'])
  calls = []
  walk.retry()
  expect(walk.state().rows).toHaveLength(8)
  await pass(500)
  expect(calls).toEqual(['/c2/replicas', '/c5/replicas'])
  expect(walk.state()).toMatchObject({ done: 8, failed: 1, phase: 'done' })
})

test('asks not more often than a person’s own pages leave room for', async () => {
  clusters = Array.from({ length: 150 }, (_, index) => `c${index}`)
  begin()
  await pass(15_000)
  expect(startedAt).toHaveLength(152)
  const second = startedAt.map((at) => startedAt.filter((other) => other >= at && other < at + 1_000).length)
  expect(Math.max(...second)).toBeLessThanOrEqual(27)
})

test('where there are too many calls it waits and asks again: that is no failure of a cluster', async () => {
  const busy: Failure = { ...failure, kind: 'busy', status: 429 }
  vi.stubGlobal('fetch', async (url: string) =>
    Date.now() < Date.parse('2026-11-23T10:00:05Z') && url.includes('replicas')
      ? Response.json({ failure: busy }, { status: 429 })
      : answer(url),
  )
  const { walk } = begin()
  await pass(4_000)
  expect(walk.state()).toMatchObject({ done: 0, failed: 0, phase: 'reading' })
  await pass(10_000)
  expect(walk.state()).toMatchObject({ done: 8, failed: 0, phase: 'done' })
})
