import { execFile } from 'node:child_process'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Input } from '#contract/operation.ts'
import { isWrite, operationNames, type OperationName } from '#contract/operations.ts'
import { curlScript } from '#console/lib/curl.ts'
import { startStack, type Stack, type WireRequest } from './harness.ts'
import { prepareSample } from './prepare-sample.ts'
import { makeSamples } from './samples.ts'

// The script that a plan shows, run as it stands: bash, openssl and curl against the emulator, for each of the writes.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let stack: Stack
let wire: WireRequest[] = []

beforeAll(async () => {
  stack = await startStack({ onRequest: (seen) => wire.push(seen) })
})
afterAll(() => stack.close())

/** What the environment holds instead of the script. */
const secrets = {
  SCP_DATABASE_PASSWORD: 'CANARY-pass-1!',
  SCP_LOG_EXPORT_ACCESS_KEY: 'BUCKETKEY',
  SCP_LOG_EXPORT_SECRET_KEY: 'CANARY-bucket-secret',
}

function run(script: string, environment: Record<string, string>): Promise<{ readonly out: string; readonly failed: boolean }> {
  return new Promise((resolve) => {
    const child = execFile('bash', { env: { PATH: process.env['PATH'], ...environment } }, (error, stdout, stderr) =>
      resolve({ out: stdout + stderr, failed: error !== null }),
    )
    child.stdin?.end(script)
  })
}

async function newAccount() {
  const { accessKey, secretKey, account } = stack.emulator.addAccount({ fleet: 'believable' })
  const visitor = stack.visitor()
  await visitor.signIn({ accessKey, secretKey })
  return { visitor, account, keys: { SCP_ACCESS_KEY: accessKey, SCP_SECRET_KEY: secretKey } }
}

async function scriptOf(name: OperationName, { visitor, account }: Awaited<ReturnType<typeof newAccount>>) {
  const { input, target } = makeSamples(await prepareSample(visitor, account, name))[name]
  const script = curlScript({
    operation: name,
    input: input as Input<typeof name>,
    endpoint: `${stack.emulatorOrigin}/kr-west1`,
    apiVersion: 'postgresql 1.0',
  })
  return { script, target, body: 'body' in input ? input.body : undefined }
}

test.each(operationNames.filter(isWrite))('the script of %s sends what the plan shows, and the cloud accepts it', async (name) => {
  const given = await newAccount()
  const { script, target, body } = await scriptOf(name, given)
  for (const secret of Object.values(secrets)) expect(script).not.toContain(secret)
  wire = []
  const { out, failed } = await run(script, { ...given.keys, ...secrets })
  expect([failed, out]).toEqual([false, expect.stringContaining('"request_id"')])
  expect(wire).toHaveLength(1)
  expect(wire[0]!.target).toBe(`/kr-west1${target}`)
  expect(wire[0]!.body === '' ? undefined : (JSON.parse(wire[0]!.body) as unknown)).toEqual(body)
  expect(given.account.requests().at(-1)).toMatchObject({ operation: name, status: 202 })
})

test('with one changed character of the secret the cloud refuses, and the script fails', async () => {
  const given = await newAccount()
  const { script } = await scriptOf('restartCluster', given)
  const { SCP_SECRET_KEY: secret } = given.keys
  const wrong = (secret.startsWith('a') ? 'b' : 'a') + secret.slice(1)
  const { out, failed } = await run(script, { ...given.keys, SCP_SECRET_KEY: wrong })
  expect([failed, out]).toEqual([true, expect.stringContaining('AuthNFailed')])
  expect(given.account.requests().at(-1)).toMatchObject({ operation: 'restartCluster', status: 401 })
})
