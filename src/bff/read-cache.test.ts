import { expect, test } from 'vitest'
import type { CloudAnswer } from './cloud.ts'
import { ownFailure } from './failures.ts'
import { createReadCache } from './read-cache.ts'

const answer = (text: string): CloudAnswer => ({ ok: true, status: 200, body: Buffer.from(text), clock: undefined })
const scopes = ['key a']

/** A cache with a clock by hand and loads that end when told. */
function setUp(ttlMs = 1_000, maxBytes = 1_000_000) {
  const state = { now: 0, loads: 0 }
  const ends: ((value: CloudAnswer) => void)[] = []
  const cache = createReadCache(ttlMs, maxBytes, () => state.now)
  const load = () => {
    state.loads += 1
    return new Promise<CloudAnswer>((resolve) => ends.push(resolve))
  }
  return { state, cache, load, end: (index: number, value: CloudAnswer) => ends[index]!(value) }
}

test('identical reads at the same time are one', async () => {
  const { cache, load, end, state } = setUp()
  const reads = [1, 2, 3].map(() => cache.read('k', scopes, load))
  end(0, answer('x'))
  expect(await Promise.all(reads)).toEqual([answer('x'), answer('x'), answer('x')])
  expect(state.loads).toBe(1)
})

test('an answer serves for a second and no longer', async () => {
  const { cache, load, end, state } = setUp()
  const first = cache.read('k', scopes, load)
  end(0, answer('x'))
  await first
  state.now = 999
  await cache.read('k', scopes, load)
  expect(state.loads).toBe(1)
  state.now = 1_000
  void cache.read('k', scopes, load)
  expect(state.loads).toBe(2)
})

test('a clock that was set back makes an answer old', async () => {
  const { cache, load, end, state } = setUp()
  state.now = 50_000
  const first = cache.read('k', scopes, load)
  end(0, answer('x'))
  await first
  state.now = 0
  void cache.read('k', scopes, load)
  expect(state.loads).toBe(2)
})

test('different keys never share', async () => {
  const { cache, load, state } = setUp()
  void cache.read('k', scopes, load)
  void cache.read('l', scopes, load)
  expect(state.loads).toBe(2)
})

test('a failure is shared while it is under way, and not kept', async () => {
  const { cache, load, end, state } = setUp()
  const failed: CloudAnswer = { ok: false, failure: ownFailure('timeout', ''), clock: undefined }
  const reads = [cache.read('k', scopes, load), cache.read('k', scopes, load)]
  end(0, failed)
  expect(await Promise.all(reads)).toEqual([failed, failed])
  void cache.read('k', scopes, load)
  expect(state.loads).toBe(2)
})

test('a load that throws is not kept either', async () => {
  const { cache, load, state } = setUp()
  await expect(cache.read('k', scopes, () => Promise.reject(new Error('x')))).rejects.toThrow('x')
  void cache.read('k', scopes, load)
  expect(state.loads).toBe(1)
})

test('a write empties what its account has read, and nothing else', async () => {
  const { cache, load, end, state } = setUp()
  const reads = [cache.read('k', ['key a'], load), cache.read('l', ['key b', 'account 1'], load), cache.read('m', ['key c'], load)]
  ;[0, 1, 2].forEach((index) => end(index, answer('old')))
  await Promise.all(reads)
  cache.forget(['key a', 'account 1'])
  void cache.read('m', ['key c'], load)
  expect(state.loads).toBe(3)
  void cache.read('k', ['key a'], load)
  void cache.read('l', ['key b', 'account 1'], load)
  expect(state.loads).toBe(5)
})

test('a read that began before a write serves nobody who asks after it', async () => {
  const { cache, load, end, state } = setUp()
  const before = cache.read('k', scopes, load)
  cache.forget(scopes)
  const after = cache.read('k', scopes, load)
  expect(state.loads).toBe(2)
  end(1, answer('new'))
  expect(await after).toEqual(answer('new'))
  end(0, answer('old'))
  expect(await before).toEqual(answer('old'))
  expect(await cache.read('k', scopes, load)).toEqual(answer('new'))
  expect(state.loads).toBe(2)
})

test('the cache is bounded in bytes: the oldest go', async () => {
  const { cache, load, end, state } = setUp(60_000, 25_000)
  for (let index = 0; index < 10; index += 1) {
    const read = cache.read(`k${index}`, scopes, load)
    end(index, answer('x'.repeat(4_000)))
    await read
  }
  void cache.read('k9', scopes, load)
  void cache.read('k5', scopes, load)
  expect(state.loads).toBe(10)
  void cache.read('k4', scopes, load)
  expect(state.loads).toBe(11)
})

test('an answer beyond the whole room is not kept', async () => {
  const { cache, load, end, state } = setUp(60_000, 2_000)
  const read = cache.read('k', scopes, load)
  end(0, answer('x'.repeat(5_000)))
  await read
  void cache.read('k', scopes, load)
  expect(state.loads).toBe(2)
})

test('500 tabs that poll 20 shared requests every 2 s make at most 20 calls a second', async () => {
  const state = { now: 0, loads: 0 }
  const cache = createReadCache(1_000, 1_000_000, () => state.now)
  const load = async () => {
    state.loads += 1
    return answer('x')
  }
  const seconds = 20
  for (let ms = 0; ms < seconds * 1_000; ms += 4) {
    state.now = ms
    const tab = (ms / 4) % 500
    for (let request = 0; request < 20; request += 1) await cache.read(`r${request}`, [`tab ${tab}`], load)
  }
  expect(state.loads / seconds).toBeLessThanOrEqual(20)
})
