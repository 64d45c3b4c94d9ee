import { execFile } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStack, type Stack } from '#test/harness.ts'
import { modernNode, root } from './guard.mjs'

const keys = { SCP_ACCESS_KEY: 'CANARYACCESSKEY00001', SCP_SECRET_KEY: 'canary-secret-key-0001' }
let stack: Stack
beforeAll(async () => {
  stack = await startStack()
  stack.emulator.addAccount({ accessKey: keys.SCP_ACCESS_KEY, secretKey: keys.SCP_SECRET_KEY, fleet: 2 })
})
afterAll(() => stack.close())

type Ran = { readonly code: number; readonly out: string; readonly err: string }

/** `npm run connect`, in a process of its own. */
function connect(args: readonly string[], variables: Readonly<Record<string, string>>): Promise<Ran> {
  const endpoints = JSON.stringify({ lab: { 'kr-west1': `${stack.emulatorOrigin}/kr-west1` } })
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', SCP_ENDPOINTS: endpoints, ...variables }
  return new Promise((resolve) => {
    execFile(modernNode(), ['src/host/run.mjs', 'src/host/connect.ts', ...args], { cwd: root, env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}
const lab = ['--environment', 'lab', '--region', 'kr-west1']

test('all well: exit code 0, every read by its name, and no key', async () => {
  const { code, out, err } = await connect(lab, keys)
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(/Signature +works/)
  expect(out.match(/as expected, \d+ ms/g)).toHaveLength(12)
  expect(out).toContain('Everything works.')
  for (const secret of Object.values(keys)) expect(out).not.toContain(secret)
})

test('a secret that is wrong: exit code 1, what to do, in Korean too, and still no key', async () => {
  const wrong = { ...keys, SCP_SECRET_KEY: 'canary-secret-key-0002' }
  const { code, out } = await connect([...lab, '--language', 'ko'], wrong)
  expect(code).toBe(1)
  expect(out).toMatch(/서명 +실패/)
  expect(out).toContain('두 키를 비교하고')
  for (const secret of Object.values(wrong)) expect(out).not.toContain(secret)
})

test('without keys, or of a cloud that nobody knows, it says what to give', async () => {
  const { code, err } = await connect(lab, {})
  expect([code, err.trim()]).toEqual([1, 'SCP_ACCESS_KEY must be set.\nSCP_SECRET_KEY must be set.'])
  const other = await connect(['--environment', 'moon'], keys)
  expect([other.code, other.err]).toEqual([1, expect.stringContaining('lab (kr-west1)')])
})
