import { expect, test } from 'vitest'
import { cloudCodes } from '#contract/errors.ts'
import { failureOfAnswer, failureOfError, isJson, type BadAnswer } from './failures.ts'

const json = (value: unknown) => Buffer.from(JSON.stringify(value))
const cloudError = (entry: object) =>
  json({ errors: [{ code: 'C', title: 'T', status: 400, detail: 'D', request_id: 'req-1', global_request_id: 'req-2', ...entry }] })
const gatewayError = json({ timestamp: '2026-03-01T00:00:00', path: '/v1/clusters', status: 404, error: 'Not Found', requestId: 'gw-1' })
const answer = (more: Partial<BadAnswer>): BadAnswer => ({
  status: 400,
  contentType: 'application/json',
  body: cloudError({}),
  operation: 'showCluster',
  skewMs: 0,
  ...more,
})

test.each([
  [400, 'cloud'],
  [401, 'bad_key'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [406, 'retired'],
  [409, 'cloud'],
  [429, 'cloud'],
  [500, 'cloud_broken'],
  [501, 'cloud_broken'],
  [503, 'cloud_broken'],
])('status %d with the cloud’s own error is %s', (status, kind) => {
  expect(failureOfAnswer(answer({ status }))).toEqual({
    kind,
    status,
    code: 'C',
    title: 'T',
    details: ['D'],
    requestId: 'req-1',
    sent: true,
  })
})

test('detail is a string or a list of strings', () => {
  expect(failureOfAnswer(answer({ body: cloudError({ detail: ['a', 7, '', 'b'] }) })).details).toEqual(['a', 'b'])
  expect(failureOfAnswer(answer({ body: cloudError({ detail: null }) })).details).toEqual([])
})

test('the gateway’s 404 means that the request was not taken for signed', () => {
  expect(failureOfAnswer(answer({ status: 404, body: gatewayError }))).toMatchObject({
    kind: 'unsigned',
    requestId: 'gw-1',
    title: 'Not Found',
  })
})

test('a 401 while the clocks disagree is the clock', () => {
  expect(failureOfAnswer(answer({ status: 401, skewMs: -600_000 }))).toMatchObject({ kind: 'skewed_clock', skewMs: -600_000 })
})

test('the 401 that two operations answer although signed well is the cloud’s own', () => {
  const body = cloudError({ code: cloudCodes.notAuthenticated })
  expect(failureOfAnswer(answer({ status: 401, body, operation: 'unsetBackup' })).kind).toBe('cloud')
  expect(failureOfAnswer(answer({ status: 401, body, operation: 'removeBackupHistories' })).kind).toBe('cloud')
  expect(failureOfAnswer(answer({ status: 401, body, operation: 'listClusters' })).kind).toBe('bad_key')
})

test.each([200, 302, 400, 401, 403, 404, 407, 500, 503])('HTML under %d is not from the API', (status) => {
  expect(failureOfAnswer(answer({ status, contentType: 'text/html', body: Buffer.from('<h1>Login</h1>') }))).toMatchObject({
    kind: 'not_json',
    status,
    code: '',
    sent: true,
  })
})

test.each([
  ['no body', Buffer.alloc(0), 'text/plain', 'cloud_broken'],
  ['broken JSON', Buffer.from('{"errors":'), 'application/json', 'cloud_broken'],
  ['JSON of another shape', json({ message: 'x' }), 'application/json', 'cloud_broken'],
  ['an empty list', json({ errors: [] }), 'application/json', 'cloud_broken'],
  ['null', json(null), 'application/json', 'cloud_broken'],
  ['a bare list', json({ errors: ['x'] }), 'application/json', 'cloud_broken'],
])('a 500 with %s is told by its status', (_, body, contentType, kind) => {
  expect(failureOfAnswer(answer({ status: 500, body, contentType }))).toMatchObject({ kind, details: [] })
})

test('the cloud’s text is bounded', () => {
  const failure = failureOfAnswer(
    answer({ body: cloudError({ title: 'x'.repeat(90_000), detail: Array.from({ length: 900 }, () => 'y'.repeat(9_000)) }) }),
  )
  expect(JSON.stringify(failure).length).toBeLessThan(110_000)
})

test.each([
  ['ECONNREFUSED', 'unreachable', true],
  ['ENOTFOUND', 'unreachable', true],
  ['EAI_AGAIN', 'unreachable', true],
  ['EHOSTUNREACH', 'unreachable', true],
  ['EHOSTDOWN', 'unreachable', true],
  ['ENETDOWN', 'unreachable', true],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout', false],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout', true],
  ['UND_ERR_BODY_TIMEOUT', 'timeout', true],
  ['UND_ERR_SOCKET', 'reset', true],
  ['ECONNRESET', 'reset', true],
  ['EPIPE', 'reset', true],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'too_large', true],
  ['HPE_INVALID_CONSTANT', 'not_json', true],
  ['CERT_HAS_EXPIRED', 'tls', true],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', true],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', true],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', true],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', true],
  ['EPROTO', 'tls', true],
  ['SOMETHING_NEW', 'internal', true],
])('%s after the writing began is %s', (code, kind, sent) => {
  const failure = failureOfError(Object.assign(new Error('with /a/path and a name'), { code }), { begun: true })
  expect(failure).toMatchObject({ kind, sent, requestId: '', details: [] })
  expect(failure.title).not.toContain('path')
})

test.each([
  ['ECONNRESET', 'reset'],
  ['ECONNREFUSED', 'unreachable'],
  ['CERT_HAS_EXPIRED', 'tls'],
])('%s before the writing began: %s, and nothing was sent', (code, kind) => {
  expect(failureOfError(Object.assign(new Error(), { code }), { begun: false })).toMatchObject({ kind, sent: false })
})

test('the code is found in a cause and in one of several errors', () => {
  const inner = Object.assign(new Error(), { code: 'ECONNREFUSED' })
  expect(failureOfError(new AggregateError([inner]), { begun: false }).kind).toBe('unreachable')
  expect(failureOfError(new Error('x', { cause: inner }), { begun: false }).kind).toBe('unreachable')
})

test.each([
  ['application/json', true],
  ['application/json; charset=utf-8', true],
  ['application/problem+json', true],
  ['text/html', false],
  ['', false],
  ['application/jsonp', false],
  ['text/application/json', false],
])('%j is JSON: %s', (type, is) => expect(isJson(type)).toBe(is))
