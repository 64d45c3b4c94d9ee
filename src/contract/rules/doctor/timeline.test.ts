import { expect, test } from 'vitest'
import { ago, applied, detail, known, write } from './known.fixture.ts'
import type { Moment } from './known.ts'
import { foldBackups, timelineOf } from './timeline.ts'

const set = write({ state: 'failed' })

test('states, writes, what was asked and what changed stand newest first, with their request ids', () => {
  const steps = [
    { at: ago(29), kind: 'state', detail: 'EDITING' },
    { at: ago(28), kind: 'state', detail: 'UNKNOWN' },
  ] as const
  const told = detail(set, { steps, before: { port: 1 }, after: { port: 2 } })
  const moments = timelineOf(
    known({ cluster: { service_state: 'UNKNOWN', port: 3 }, writes: [set], details: [told], parameters: applied('200') }),
  )
  expect(moments.map(({ at }) => at)).toEqual(moments.map(({ at }) => at).toSorted((a, b) => b - a))
  const facts = moments.map((moment) => [moment.fact, moment.requestId])
  expect(facts).toEqual(
    expect.arrayContaining([
      ['created', null],
      ['state', 'req-1'],
      ['write', 'req-1'],
      ['change', 'req-1'],
    ]),
  )
  expect(moments).toContainEqual(
    expect.objectContaining({ how: 'asked', changes: [{ path: 'max_connections', before: '200', after: '900' }] }),
  )
  expect(moments).toContainEqual(expect.objectContaining({ state: 'UNKNOWN', from: 'EDITING', tone: 'warning' }))
  expect(moments.some((moment) => moment.fact === 'change' && moment.how === 'foreign')).toBe(true)
})

test('a secret is no change, and what never left asked for nothing', () => {
  const entry = write()
  const told = detail(entry, { before: { secret_key: 'old-secret-0001' }, after: { secret_key: 'new-secret-0001' } })
  expect(JSON.stringify(timelineOf(known({ writes: [entry], details: [told] })))).not.toContain('secret-0001')
  const unsent = write({ state: 'not_sent' })
  expect(timelineOf(known({ writes: [unsent], details: [detail(unsent)] })).some(({ fact }) => fact === 'change')).toBe(false)
})

test('a long run of good backups is told as one, and what stands out stays', () => {
  const good = (day: number): Moment => ({
    ...base(day),
    tone: 'good',
    fact: 'backup',
    outcome: 'finished',
    word: 'COMPLETED',
    gb: 8,
    detail: '',
  })
  const bad = (day: number): Moment => ({
    ...base(day),
    tone: 'bad',
    fact: 'backup',
    outcome: 'failed',
    word: 'FAILED',
    gb: 0,
    detail: 'full',
  })
  const base = (day: number) => ({ key: `backup ${day}`, at: day, kind: 'backup' as const, requestId: null })
  const created: Moment = { key: 'created', at: 0, kind: 'state', tone: 'plain', requestId: null, fact: 'created' }
  const told = foldBackups([good(12), good(11), bad(10), good(9), good(8), good(7), good(6), good(5), created])
  expect(told.map((moment) => [moment.at, moment.fact === 'backups' ? moment.count : moment.fact])).toEqual([
    [12, 'backup'],
    [11, 'backup'],
    [10, 'backup'],
    [9, 'backup'],
    [5, 4],
    [0, 'created'],
  ])
  expect(foldBackups([good(3), good(2), good(1)])).toHaveLength(3)
  expect(foldBackups(Array.from({ length: 30 }, (_, index) => good(30 - index))).map(({ at }) => at)).toEqual([30, 1])
})

test('what changed while two of our writes ran together is ours, told once', () => {
  const grow = write({ id: 'grow', operation: 'setBlockStorageSize', sentAt: ago(30), endedAt: ago(20), requestId: 'req-grow' })
  const look = write({ id: 'look', operation: 'synchronizeClusterState', sentAt: ago(28), endedAt: ago(26), requestId: 'req-look' })
  const [small, large] = [known({ cluster: { port: 1 } }).cluster, known({ cluster: { port: 2 } }).cluster]
  const told = (together: ReturnType<typeof write>[], looked: object) =>
    timelineOf(
      known({
        cluster: large,
        writes: together,
        details: [detail(grow, { before: small, after: large }), detail(look, { before: small, after: looked })],
      }),
    ).flatMap((moment) => (moment.fact === 'change' ? [[moment.key, moment.how, moment.requestId]] : []))
  expect(told([look, grow], small)).toEqual([['with grow', 'with', 'req-grow']])
  expect(told([look, grow], large)).toEqual([['with grow', 'with', 'req-grow']])
  const second = { ...look, id: 'look', operation: 'setServerType' } as const
  expect(told([second, grow], large)).toEqual([['with grow', 'with', null]])
})

test('a write whose end nobody has seen hides nothing of what was done later', () => {
  const was = known({ cluster: { port: 1 } }).cluster
  const is = known({ cluster: { port: 2 } }).cluster
  const later = write({ id: 'later', operation: 'setServerType', sentAt: ago(30), endedAt: ago(28) })
  const told = [detail(later, { before: was, after: is })]
  for (const lost of [
    write({ id: 'lost', operation: 'restartCluster', state: 'unknown', sentAt: ago(900), endedAt: null }),
    write({ id: 'lost', operation: 'restartCluster', state: 'accepted', reason: 'unreadable', sentAt: ago(900), endedAt: null }),
    // Given up long after it was sent.
    write({ id: 'lost', operation: 'restartCluster', state: 'abandoned', sentAt: ago(900), endedAt: ago(1) }),
  ]) {
    const moments = timelineOf(known({ cluster: is, writes: [later, lost], details: [...told, detail(lost, { before: was })] }))
    expect(moments.flatMap((moment) => (moment.fact === 'change' ? [moment.key] : []))).toEqual(['with later'])
  }
})

test('while a write of ours is under way, nothing is told to have changed by other means', () => {
  const open = write({ id: 'open', state: 'accepted', operation: 'setBlockStorageSize', sentAt: ago(5), endedAt: null })
  const done = write({ sentAt: ago(30), endedAt: ago(28) })
  const was = known().cluster
  const changed = (writes: ReturnType<typeof write>[]) =>
    timelineOf(
      known({ cluster: { port: 9 }, writes, details: [detail(open, { before: was }), detail(done, { before: was, after: was })] }),
    ).filter((moment) => moment.fact === 'change' && moment.how === 'foreign')
  expect(changed([open, done])).toHaveLength(0)
  expect(changed([done])).toHaveLength(1)
})
