import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function setUp() {
  const lines: string[] = []
  return { lines, log: createLog({ write: (line: string) => void lines.push(line) }) }
}

test('a line is one JSON object, whatever its fields hold', () => {
  const { log, lines } = setUp()
  log.info({ name: 'a\n{"level":30,"msg":"forged"}\r\n\u2028' }, 'call')
  expect(lines).toHaveLength(1)
  expect(lines[0]!.trimEnd()).not.toContain('\n')
  expect(JSON.parse(lines[0]!)).toMatchObject({ msg: 'call', name: 'a\n{"level":30,"msg":"forged"}\r\n\u2028' })
})

test('fields with the names of secrets are blanked out, three levels deep', () => {
  const { log, lines } = setUp()
  log.warn({ secretKey: 'CANARY', request: { password: 'CANARY', headers: { cookie: 'CANARY', authorization: 'CANARY' } } }, 'planted')
  expect(lines.join('')).not.toContain('CANARY')
  expect(lines.join('').match(/\[redacted\]/g)).toHaveLength(4)
})

test('an error is told by kind, code and place, not by its message', () => {
  const { log, lines } = setUp()
  log.error({ err: Object.assign(new TypeError('quotes CANARY'), { code: 'E_X' }) }, 'request failed')
  expect(lines.join('')).not.toContain('CANARY')
  const line = JSON.parse(lines[0]!) as { err: { kind: string; code: string; at: string[] } }
  expect(line.err).toMatchObject({ kind: 'TypeError', code: 'E_X' })
  expect(line.err.at[0]).toContain('log.test.ts')
})
