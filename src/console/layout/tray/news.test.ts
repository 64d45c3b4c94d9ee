import { expect, test } from 'vitest'
import { entryOf } from '#test/journal.ts'
import { newsOf } from './news.ts'
import { sumsOf } from './sums.ts'

test('news is what ended, failed, became unknown or waits for a person since it was read before', () => {
  const before = [
    entryOf({ id: 'a', state: 'accepted' }),
    entryOf({ id: 'b', state: 'sending' }),
    entryOf({ id: 'c', state: 'queued' }),
    entryOf({ id: 'd', state: 'queued' }),
    entryOf({ id: 'e', state: 'done' }),
  ]
  const now = [
    entryOf({ id: 'a', state: 'failed' }),
    entryOf({ id: 'b', state: 'unknown' }),
    entryOf({ id: 'c', state: 'queued', reason: 'ahead_failed' }),
    entryOf({ id: 'd', state: 'accepted' }),
    entryOf({ id: 'e', state: 'done' }),
    entryOf({ id: 'f', state: 'done' }),
  ]
  expect(newsOf(before, now).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(newsOf(now, now)).toEqual([])
  expect(newsOf(undefined, now)).toEqual([])
})

test('the sums tell what is to be said of what is open', () => {
  const of = (state: 'prepared' | 'sending' | 'accepted' | 'queued' | 'unknown' | 'done', held = false) =>
    entryOf({ state, reason: held ? 'situation_changed' : null })
  expect(sumsOf([of('prepared'), of('sending'), of('accepted'), of('queued'), of('queued', true), of('unknown'), of('done')])).toEqual({
    running: 3,
    queued: 2,
    unknown: 1,
    held: 1,
  })
})
