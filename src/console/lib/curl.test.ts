import { execFile, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Input } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { textToSign } from '#contract/signature.ts'
import { curlScript, curlScripts, requestText } from './curl.ts'

// The generated script is run for real, by the machine's own bash, openssl and curl; a busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 })
const key = { SCP_ACCESS_KEY: 'DUMMYACCESSKEY000001', SCP_SECRET_KEY: 'dummy-secret-key-0001' }

type Seen = { method: string; path: string; headers: IncomingMessage['headers']; body: string; signed: boolean }
let server: Server
let endpoint: string
let seen: Seen[] = []
let secretKey = key.SCP_SECRET_KEY
let answer = { status: 200, body: '{"ok":true}' }

beforeAll(async () => {
  for (const [tool, flag] of [
    ['bash', '--version'],
    ['openssl', 'version'],
    ['curl', '--version'],
  ] as const) {
    if (spawnSync(tool, [flag]).status !== 0)
      throw new Error(`This test runs the printed script and needs ${tool}: install it (Debian: apt-get install ${tool}).`)
  }
  server = createServer((request, response) => void record(request).then(() => response.writeHead(answer.status).end(answer.body)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kr-west1`
})
afterAll(() => server.close())

async function record(request: IncomingMessage): Promise<void> {
  let body = ''
  request.setEncoding('utf8')
  for await (const chunk of request) body += String(chunk)
  const { headers, url: path = '', method = '' } = request
  const signer = { accessKey: String(headers['scp-accesskey']), accountId: String(headers['scp-accountid'] ?? '') }
  const text = textToSign(method, `http://${headers.host}${path}`, String(headers['scp-timestamp']), signer)
  const signed = createHmac('sha256', secretKey).update(text).digest('base64') === headers['scp-signature']
  seen.push({ method, path, headers, body, signed })
}

type Ran = { code: number; stdout: string; stderr: string }
async function run(text: string, environment: Record<string, string> = {}): Promise<Ran & { request: Seen | undefined }> {
  seen = []
  const env = { PATH: process.env['PATH'] ?? '', ...key, ...environment }
  const ran = await new Promise<Ran>((resolve) => {
    const child = execFile('bash', ['-eu'], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr })
    })
    child.stdin?.end(text)
  })
  return { ...ran, request: seen[0] }
}

function script<N extends OperationName>(operation: N, input: Input<N>): string {
  return curlScript({ operation, input, endpoint, apiVersion: 'postgresql 1.0' })
}

/** A body that no form would let through: what must hold is that the script sends it as it is. */
function odd(body: unknown): Input<'setParameterValues'> {
  return { cluster_id: 'c1', body: body as Input<'setParameterValues'>['body'] }
}

describe('the script', () => {
  test('signs a read and prints the answer', async () => {
    answer = { status: 200, body: '{"contents":[]}' }
    const ran = await run(script('listClusters', { name: '주문 a&b', size: 20 }))
    expect(ran).toMatchObject({ code: 0, stdout: '{"contents":[]}\n', stderr: '' })
    expect(ran.request).toMatchObject({ method: 'GET', path: '/kr-west1/v1/clusters?name=%EC%A3%BC%EB%AC%B8+a%26b&size=20', signed: true })
    expect(ran.request?.headers).toMatchObject({ 'scp-clienttype': 'Openapi', 'scp-api-version': 'postgresql 1.0' })
    expect(ran.request?.headers).not.toHaveProperty('scp-accountid')
  })

  test('sends the account id where there is one, and signs it', async () => {
    const ran = await run(script('startCluster', { cluster_id: 'c1' }), { SCP_ACCOUNT_ID: 'acc0001' })
    expect(ran.request).toMatchObject({ method: 'POST', path: '/kr-west1/v1/clusters/c1/start', body: '', signed: true })
    expect(ran.request?.headers).toMatchObject({ 'scp-accountid': 'acc0001', 'content-length': '0' })
  })

  test.each([
    ['short', 'k'],
    ['64 bytes', 'x'.repeat(64)],
    ['65 bytes', 'x'.repeat(65)],
    ['256 bytes of signs', `%'"\\$\`!`.repeat(32)],
  ])('signs with a key of any length: %s', async (_, secret) => {
    secretKey = secret
    const ran = await run(script('terminateCluster', { cluster_id: 'c1' }), { SCP_SECRET_KEY: secret })
    secretKey = key.SCP_SECRET_KEY
    expect(ran.request).toMatchObject({ method: 'DELETE', signed: true })
  })

  test('fails on a refusal, and still shows what the cloud said', async () => {
    answer = { status: 400, body: '{"errors":[{"code":"ValidationError"}]}' }
    const ran = await run(script('stopCluster', { cluster_id: 'c1' }))
    answer = { status: 200, body: '{}' }
    expect(ran.code).not.toBe(0)
    expect(ran.stdout).toContain('ValidationError')
  })

  test('of several calls sends each once, whatever comes of the others', async () => {
    answer = { status: 400, body: '{}' }
    const calls = ['c1', 'c2', 'c3'].map((id) => ({ operation: 'stopCluster' as const, input: { cluster_id: id } }))
    const ran = await run(curlScripts({ operation: 'stopCluster', calls, endpoint, apiVersion: 'postgresql 1.0' }))
    answer = { status: 200, body: '{}' }
    expect(ran.code).toBe(0)
    expect(ran.stderr.match(/Refused, see above\./g)).toHaveLength(3)
    expect(seen.map(({ method, path, signed }) => [method, path, signed])).toEqual([
      ['POST', '/kr-west1/v1/clusters/c1/stop', true],
      ['POST', '/kr-west1/v1/clusters/c2/stop', true],
      ['POST', '/kr-west1/v1/clusters/c3/stop', true],
    ])
  })

  test('sends nothing without the keys, and says which one is missing', async () => {
    const ran = await run(script('listClusters', {}), { SCP_SECRET_KEY: '' })
    expect(ran.code).not.toBe(0)
    expect(ran.stderr).toContain('Set SCP_SECRET_KEY first.')
    expect(ran.request).toBeUndefined()
  })

  test('whatever stands in the body arrives as it was', async () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        'JSON',
        '$(id)',
        '`id`',
        '\'"\\',
        '\n\r\t\u0000\u007f\u0080',
        '한글 ${HOME}',
        '@SCP_DATABASE_PASSWORD@',
        '%s\\n',
        '\ud800',
        '!!',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.dictionary(nasty, fc.oneof(nasty, fc.array(nasty, { maxLength: 3 }))), async (body) => {
        const clean = Object.fromEntries(
          Object.entries(body).filter(([name]) => !/^(access_key|secret_key|database_user_password)$/.test(name)),
        )
        const ran = await run(script('setParameterValues', odd(clean)))
        expect(ran.stderr).toBe('')
        expect(ran.request?.signed).toBe(true)
        expect(JSON.parse(ran.request?.body ?? '')).toEqual(JSON.parse(JSON.stringify(clean)))
      }),
      { numRuns: 12 },
    )
  })
})

describe('secrets', () => {
  const create = (password: string) =>
    odd({ name: 'orders"@SCP_DATABASE_PASSWORD@"', init_config_option: { database_user_password: password, database_name: 'orders' } })

  test('never stand in the text, whatever was typed', () => {
    const input = create('Canary-1234!')
    const shown = script('setParameterValues', input) + requestText({ operation: 'setParameterValues', input })
    expect(shown).not.toContain('Canary')
    expect(shown).toContain('SCP_DATABASE_PASSWORD')
  })

  test('are asked for before anything is sent', async () => {
    const ran = await run(script('setParameterValues', create('')))
    expect(ran.stderr).toContain('Set SCP_DATABASE_PASSWORD first.')
    expect(ran.request).toBeUndefined()
  })

  test('come from the environment, whatever characters they hold', async () => {
    const password = fc.string({
      unit: fc.oneof(fc.constantFrom(...'\\"\'$`!%&/@{}\n\t한'), fc.string({ minLength: 1, maxLength: 1 })),
      minLength: 1,
      maxLength: 30,
    })
    await fc.assert(
      fc.asyncProperty(password, async (value) => {
        const ran = await run(script('setParameterValues', create('')), { SCP_DATABASE_PASSWORD: value })
        expect(JSON.parse(ran.request?.body ?? '')).toMatchObject({
          name: 'orders"@SCP_DATABASE_PASSWORD@"',
          init_config_option: { database_user_password: value, database_name: 'orders' },
        })
      }),
      { numRuns: 8 },
    )
  })

  test('two of them in one body, and a key that is null stays null', async () => {
    const environment = { SCP_LOG_EXPORT_ACCESS_KEY: '"@SCP_LOG_EXPORT_SECRET_KEY@"', SCP_LOG_EXPORT_SECRET_KEY: 's3cret' }
    const both = await run(script('setParameterValues', odd({ access_key: 'a', secret_key: 'b' })), environment)
    expect(JSON.parse(both.request?.body ?? '')).toEqual({ access_key: environment.SCP_LOG_EXPORT_ACCESS_KEY, secret_key: 's3cret' })
    const none = await run(script('setParameterValues', odd({ access_key: null, secret_key: null })))
    expect(JSON.parse(none.request?.body ?? '')).toEqual({ access_key: null, secret_key: null })
  })

  test('no command line shows a key, a password or the signature', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'curl-script-'))
    const log = join(folder, 'arguments')
    for (const tool of ['openssl', 'curl']) {
      writeFileSync(join(folder, tool), `#!/bin/bash\nprintf '%s\\n' "${tool} $*" >> '${log}'\nPATH=\${PATH#*:} exec ${tool} "$@"\n`, {
        mode: 0o755,
      })
    }
    const ran = await run(script('setParameterValues', create('')), {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      SCP_DATABASE_PASSWORD: 'Canary-1234!',
      SCP_SECRET_KEY: 'k'.repeat(80),
    })
    const given = readFileSync(log, 'utf8')
    rmSync(folder, { recursive: true })
    expect(ran.request?.body).toContain('Canary-1234!')
    expect(given).toMatch(/^openssl dgst/m)
    expect(given).toMatch(/^curl /m)
    for (const secret of ['Canary', 'kkk', String(ran.request?.headers['scp-signature'])]) expect(given).not.toContain(secret)
  })
})
