import { expect, test } from 'vitest'
import { detailOf } from '#test/journal.ts'
import { changesOf } from './changes.ts'

const at = (id: string, before: unknown, after: unknown, over = {}) => detailOf({ id, before, after, ...over })

test('each write, and between two of them what changed by other means', () => {
  const older = at('w1', { audit: false, state: 'RUNNING' }, { audit: true, state: 'RUNNING' })
  const newer = at('w2', { audit: true, state: 'RUNNING', tags: 'x' }, { audit: true, state: 'STOPPED', tags: 'x' })
  const details = new Map([older, newer].map((detail) => [detail.id, detail]))
  const same = { audit: true, state: 'STOPPED', tags: 'x', modified_at: 'later' }
  expect(changesOf([newer, older], details, same).map(({ key, kind }) => `${kind} ${key}`)).toEqual([
    'write w2',
    'between after w1',
    'write w1',
  ])
  const broken = changesOf([newer, older], details, { ...same, state: 'UNKNOWN' })
  expect(broken[0]).toMatchObject({ kind: 'since', before: newer.after, after: { state: 'UNKNOWN' } })
})

test('what never reached the cloud is no change, and what is not read yet is not compared', () => {
  const sent = at('w1', { a: 1 }, { a: 2 })
  const refused = at('w2', { a: 2 }, null, { state: 'rejected' })
  const running = at('w3', { a: 2 }, null, { state: 'accepted' })
  const details = new Map([sent, refused, running].map((detail) => [detail.id, detail]))
  expect(changesOf([running, refused, sent], details, { a: 3 }).map(({ key }) => key)).toEqual(['w3', 'w1'])
  expect(changesOf([sent], new Map(), { a: 3 })).toEqual([{ key: 'w1', kind: 'write', entry: sent, detail: undefined }])
})
