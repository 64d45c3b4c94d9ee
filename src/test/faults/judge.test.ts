import { expect, test } from 'vitest'
import type { Failure } from '#contract/errors.ts'
import { judge } from './judge.ts'
import type { Told } from './person.ts'
import type { Claim, Story } from './story.ts'
import type { Send } from './wire.ts'

// The judge finds what is planted: a harness that sees nothing would call everything good.

const done: Send = { key: 'a', target: '/v1/clusters', outcome: 'done', requestId: 'req-1', resourceId: 'one' }
const lost: Send = { ...done, outcome: 'lost', requestId: undefined, resourceId: undefined }
const accepted: Told = { kind: 'accepted', requestId: 'req-1', writeId: 'row' }
const failure = (more: Partial<Failure>): Told => ({
  kind: 'failure',
  failure: { kind: 'timeout', status: 504, code: '', title: '', details: [], requestId: '', sent: true, ...more },
  writeId: 'row',
})
const claim = (more: Partial<Claim>): Claim => ({
  writeId: 'row',
  state: 'done',
  reason: null,
  requestId: 'req-1',
  resourceId: 'one',
  sends: [done],
  ...more,
})

function story(more: Partial<Story>): Story {
  const sends = more.sends ?? [done]
  const truth = sends.filter(({ outcome }) => outcome === 'done').map(({ requestId, resourceId }) => ({ requestId, clusterId: resourceId }))
  const presses = [{ key: 'a', told: accepted, sends }]
  return {
    point: 'triple',
    operation: 'createCluster',
    journal: 'on',
    presses,
    claims: [],
    sends,
    truth,
    doubtful: [],
    left: [],
    ...more,
  }
}

const told = (answer: Told, sends: readonly Send[] = [done]) => story({ presses: [{ key: 'a', told: answer, sends }], sends })
const said = (more: Partial<Claim>, sends: readonly Send[] = [done]) =>
  story({ presses: [{ key: 'a', told: failure({}), sends }], claims: [claim({ sends, ...more })], sends })

test('a story in which all is well has nothing to complain of', () => {
  const open: Told = failure({ kind: 'duplicate', status: 409, sent: false })
  const presses = [
    { key: 'a', told: { kind: 'nothing' as const }, sends: [done] },
    { key: 'a', told: accepted, sends: [done] },
    { key: 'b', told: open, sends: [done] },
  ]
  expect(judge(story({ presses, claims: [claim({ state: 'accepted' }), claim({})] }))).toEqual({ duplicates: [], wrong: [] })
  expect(judge(said({ state: 'unknown', requestId: null, resourceId: null }))).toEqual({ duplicates: [], wrong: [] })
})

test.each<[string, Story]>([
  ['the cloud did it twice', story({ sends: [done, { ...done, key: 'b', requestId: 'req-2', resourceId: 'two' }] })],
  ['a second form was sent although the first is done', story({ sends: [done, { ...lost, key: 'b' }] })],
  ['one form went out twice', story({ sends: [lost, lost] })],
])('duplicates: %s', (_what, planted) => {
  expect(judge(planted).duplicates).not.toEqual([])
})

test.each<[string, Story]>([
  ['accepted, which the cloud has not', told(accepted, [lost])],
  ['accepted under another request', told({ ...accepted, requestId: 'req-9' })],
  ['not sent, but it was', told(failure({ kind: 'busy', sent: false }))],
  ['refused, but it is done', told(failure({ kind: 'cloud', status: 400 }))],
  ['the journal says done, and it is not', said({}, [lost])],
  ['the journal says done before it is', said({ sends: [{ ...lost, outcome: 'held' }] })],
  ['the journal has another request', said({ requestId: 'req-9' })],
  ['the journal found the wrong cluster', said({ requestId: null, resourceId: 'other' })],
  ['the journal says not sent, and it was', said({ state: 'not_sent' }, [lost])],
  ['the journal says rejected, and it is done', said({ state: 'rejected' })],
  ['the journal says refused before a byte, and there were bytes', said({ state: 'rejected', reason: 'refused_before' }, [lost])],
  ['the journal says prepared, and it was sent', said({ state: 'prepared' })],
  ['a row that nobody asked for', story({ claims: [claim({}), claim({ writeId: 'other' })] })],
])('wrong statements: %s', (_what, planted) => {
  expect(judge(planted).wrong).not.toEqual([])
})

test('a harness that has not seen everything says so', () => {
  expect(() => judge(story({ truth: [] }))).toThrow('the harness is wrong')
})
