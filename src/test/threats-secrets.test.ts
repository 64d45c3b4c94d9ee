import { describe, expect, test, vi } from 'vitest'
import { createLog } from '#bff/log.ts'
import { startStack, type WireRequest } from './harness.ts'
import { sampleWrites } from './samples.ts'

// Whole servers in one process: on a busy machine they take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

// The threats of leaking secrets and of forged log lines. The whole e2e run searches its own output in the same way.

let wire: WireRequest[] = []
const writes = sampleWrites()
const api = { 'x-console': '1' }
const json = { ...api, 'content-type': 'application/json' }

describe('secrets leaking', () => {
  const canary = { accessKey: 'CANARYKEY0000000001', secretKey: 'CANARY-secret-0001' }
  const leaks = (texts: readonly string[]) => texts.filter((text) => /CANARY/.test(text.replaceAll('CANA…0001', '')))

  test('no key and no password reaches a log, an answer or a URL', async () => {
    const own = await startStack({
      onRequest: (seen) => wire.push(seen),
      limits: { sessionCalls: 1_000, perSession: { burst: 1_000, perSecond: 1_000 } },
    })
    try {
      const { visitor, account } = await own.signIn({ ...canary, fleet: 'believable' })
      wire = []
      const answers: string[] = []
      const send = async (path: string, init: RequestInit) => {
        const response = await visitor.fetch(path, init)
        answers.push(await response.text(), JSON.stringify([...response.headers]))
      }
      await send('/api/session', { headers: api })
      await send('/api/targets', { headers: api })
      for (const kind of ['none', 'reset', 'status', 'html'] as const) {
        account.clearFaults()
        if (kind === 'status') account.fault({ kind, status: 500 })
        else if (kind === 'html') account.fault({ kind, status: 502 })
        else if (kind === 'reset') account.fault({ kind })
        const sends = writes.flatMap(({ method, path, body }) => {
          const refused = `${body.slice(0, -1)},"extra":"CANARY-x"}`
          return [body, refused].map((each) => send(path, { method, headers: json, body: each }))
        })
        await Promise.all(sends)
      }
      await expect(own.visitor().signIn({ ...canary, secretKey: 'CANARY-wrong' })).rejects.toThrow('bad_key')
      expect(own.log.length).toBeGreaterThan(200)
      expect(leaks(answers)).toEqual([])
      expect(leaks(own.log)).toEqual([])
      expect(leaks(wire.map(({ target }) => target))).toEqual([])
    } finally {
      await own.close()
    }
  })

  test('the detector sees a planted leak', () => {
    const lines: string[] = []
    const log = createLog({ write: (line: string) => void lines.push(line) })
    log.info({ note: canary.secretKey }, 'planted')
    expect(leaks(lines)).toHaveLength(1)
  })
})

test('log injection: what a person types never makes a line of its own', async () => {
  const own = await startStack()
  try {
    const forged = 'x\n{"level":30,"msg":"forged"}\r\nx'
    const visitor = own.visitor()
    await visitor.signIn({ displayName: forged })
    const before = own.log.length
    await visitor.call('listClusters', { name: forged })
    const path = `/api/kr-west1/v1/clusters?${new URLSearchParams({ [forged]: forged })}`
    expect((await visitor.fetch(path, { headers: { ...api, 'user-agent': 'x {"msg":"forged"}' } })).status).toBe(400)
    await expect.poll(() => own.log.length).toBe(before + 2)
    for (const line of own.log) {
      expect(line.endsWith('\n') && line.indexOf('\n') === line.length - 1).toBe(true)
      expect((JSON.parse(line) as { msg: string }).msg).toBe('call')
    }
  } finally {
    await own.close()
  }
})
