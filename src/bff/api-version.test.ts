import { expect, test } from 'vitest'
import { chooseVersion, createApiVersions } from './api-version.ts'
import type { Cloud, CloudAnswer } from './cloud.ts'
import { createCredential } from './credential.ts'
import { ownFailure } from './failures.ts'

const list = (...versions: [string, string][]) =>
  Buffer.from(JSON.stringify({ versions: versions.map(([id, status]) => ({ id, status })) }))

test.each([
  [list(['1.0', 'CURRENT']), '1.0'],
  [list(['1.0', 'DEPRECATED'], ['1.1', 'CURRENT']), '1.1'],
  [list(['v1.1', 'SUPPORTED']), '1.1'],
  [list(['1.0', 'SUPPORTED'], ['1.1', 'PLANNED']), '1.0'],
  [list(['2.0', 'CURRENT']), undefined],
  [list(), undefined],
  [Buffer.from('<html>'), undefined],
  [Buffer.from('{"versions":null}'), undefined],
  [Buffer.from('null'), undefined],
])('of %s it takes %s', (body, version) => expect(chooseVersion(body)).toBe(version))

const endpoint = { url: 'https://a.test', origin: 'https://a.test', prefix: '', emulated: false }
const credential = createCredential('e', { accessKey: 'A', secretKey: 's' })

function setUp(answer: () => CloudAnswer, override?: string) {
  const state = { now: 0, asked: 0 }
  const cloud: Cloud = {
    send: async () => {
      state.asked += 1
      return answer()
    },
    close: async () => undefined,
  }
  return { state, versions: createApiVersions(cloud, () => state.now, override) }
}

test('a host is asked once, however many ask', async () => {
  const { state, versions } = setUp(() => ({ ok: true, status: 200, body: list(['1.1', 'CURRENT']), clock: undefined }))
  expect(await Promise.all([versions.of(endpoint, credential), versions.of(endpoint, credential)])).toEqual(['1.1', '1.1'])
  state.now = 1e12
  expect(await versions.of(endpoint, credential)).toBe('1.1')
  expect(versions.latest(endpoint)).toBe('1.1')
  expect(state.asked).toBe(1)
})

test('a host that will not say gets 1.0, and is asked again a minute later while nobody waits', async () => {
  const answers: CloudAnswer[] = [
    { ok: false, failure: ownFailure('timeout', ''), clock: undefined },
    { ok: true, status: 200, body: list(['1.1', 'CURRENT']), clock: undefined },
  ]
  const { state, versions } = setUp(() => answers.shift()!)
  expect(await versions.of(endpoint, credential)).toBe('1.0')
  state.now = 59_999
  expect(versions.of(endpoint, credential)).toBe('1.0')
  expect(state.asked).toBe(1)
  state.now = 60_000
  expect([versions.of(endpoint, credential), versions.of(endpoint, credential)]).toEqual(['1.0', '1.0'])
  expect(state.asked).toBe(2)
  await expect.poll(() => versions.of(endpoint, credential)).toBe('1.1')
})

test.each(['bad_key', 'forbidden'] as const)('what a host refuses to tell one key (%s) says nothing to the others', async (kind) => {
  const refusal = { ...ownFailure('refused', '', { sent: true }), kind }
  const answers: CloudAnswer[] = [
    { ok: false, failure: { ...refusal, status: kind === 'bad_key' ? 401 : 403 }, clock: undefined },
    { ok: true, status: 200, body: list(['1.1', 'CURRENT']), clock: undefined },
  ]
  const { state, versions } = setUp(() => answers.shift()!)
  expect(await versions.of(endpoint, credential)).toBe('1.0')
  // The same key is not asked with twice: every call of its owner would take twice as long.
  expect(await versions.of(endpoint, credential)).toBe('1.0')
  expect(state.asked).toBe(1)
  expect(await versions.of(endpoint, createCredential('e', { accessKey: 'B', secretKey: 's' }))).toBe('1.1')
  expect(await versions.of(endpoint, credential)).toBe('1.1')
})

test('a question that breaks is asked again', async () => {
  let broken = true
  const { state, versions } = setUp(() => {
    if (broken) throw new Error('broken')
    return { ok: true, status: 200, body: list(['1.1', 'CURRENT']), clock: undefined }
  })
  await expect(versions.of(endpoint, credential)).rejects.toThrow('broken')
  broken = false
  expect(await versions.of(endpoint, credential)).toBe('1.1')
  expect(state.asked).toBe(2)
})

test('a retired version is forgotten', async () => {
  const { state, versions } = setUp(() => ({ ok: true, status: 200, body: list(['1.0', 'CURRENT']), clock: undefined }))
  await versions.of(endpoint, credential)
  versions.forget(endpoint)
  await versions.of(endpoint, credential)
  expect(state.asked).toBe(2)
})

test('the operator’s word goes before the host’s', async () => {
  const { state, versions } = setUp(() => ({ ok: true, status: 200, body: list(['1.1', 'CURRENT']), clock: undefined }), '1.0')
  expect(await versions.of(endpoint, credential)).toBe('1.0')
  expect(versions.latest(endpoint)).toBe('1.0')
  expect(state.asked).toBe(0)
})
