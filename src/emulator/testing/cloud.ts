import { createHmac } from 'node:crypto'
import { buildTarget, type Input, type Result } from '#contract/operation.ts'
import { operations, type OperationName } from '#contract/operations.ts'
import type { CloudErrorEntry } from '#contract/errors.ts'
import { schemas } from '#contract/schemas.ts'
import { clientType, textToSign } from '#contract/signature.ts'
import type { AccountHandle } from '#emulator/account-handle.ts'
import type { Chronicle } from '#emulator/chronicle.ts'
import type { AccountRequest } from '#emulator/accounts.ts'
import { createEmulator, type Emulator, type EmulatorParts } from '#emulator/emulator.ts'

/** 2026-11-23T03:00:00Z, the wall of the tests; it only moves when a test moves it. */
export const wall = Date.UTC(2026, 10, 23, 3)

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute

export const keys = { accessKey: 'TESTACCESSKEY0000001', secretKey: 'test-secret-key-not-a-secret' }
export const host = '127.0.0.1:4601'

type Signing = {
  secretKey?: string
  accessKey?: string
  accountId?: string
  timestamp?: number
  signedTarget?: string
  version?: string
  host?: string
}
type SendOptions = Signing & { method?: string; body?: unknown; headers?: Record<string, string> }

export type TestCloud = {
  readonly emulator: Emulator
  readonly account: AccountHandle
  /** The wall clock: set `at` to move it. */
  readonly clock: { at: number }
  /** From now on requests go over a socket, to a listener of this emulator at `127.0.0.1:port`. */
  overWire(port: number): void
  /** Sends a signed request to a raw target. */
  send(target: string, options?: SendOptions): Promise<Response>
  /** Calls an operation and hands back the answer as it is. */
  ask<N extends OperationName>(name: N, input: Input<N>, region?: string): Promise<Response>
  /** Calls an operation and parses its answer under the contract. @throws with the cloud's code where it is refused */
  call<N extends OperationName>(name: N, input: Input<N>, region?: string): Promise<Result<N>>
  /** Calls an operation that is refused: the first entry of the cloud's error body. */
  refusal<N extends OperationName>(name: N, input: Input<N>, region?: string): Promise<CloudErrorEntry>
}

/** An emulator with one account and a wall clock that stands still. */
export function testCloud(wanted: AccountRequest & { chronicle?: Chronicle } = {}, parts: Partial<EmulatorParts> = {}): TestCloud {
  const clock = { at: wall }
  const demo = { ...keys, ...wanted }
  const emulator = createEmulator({ clock: { now: () => clock.at }, ...parts, demo })
  const account = emulator.account(demo.accessKey)
  let wire: string | undefined
  const send: TestCloud['send'] = (target, options = {}) => {
    const method = options.method ?? 'GET'
    const signing = wire === undefined ? options : { host: wire, ...options }
    const headers = new Headers({ ...signedHeaders(method, target, clock.at, signing), ...options.headers })
    const body = options.body === undefined ? {} : { body: JSON.stringify(options.body) }
    if (wire !== undefined) return fetch(`http://${wire}${target}`, { method, headers, ...body })
    return emulator.fetch(new Request('http://emulator.invalid/', { method, headers, ...body }), { target, host })
  }
  const ask: TestCloud['ask'] = (name, input, region = 'kr-west1') =>
    send(`/${region}${buildTarget(name, input)}`, { method: operations[name].method, ...('body' in input ? { body: input.body } : {}) })
  return {
    emulator,
    account,
    clock,
    overWire(port) {
      wire = `127.0.0.1:${port}`
    },
    send,
    ask,
    async call(name, input, region) {
      const response = await ask(name, input, region)
      const answer: unknown = await response.json()
      if (response.status !== operations[name].success) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`)
      return schemas[name].answer.parse(answer) as Result<typeof name>
    },
    async refusal(name, input, region) {
      const response = await ask(name, input, region)
      const { errors } = (await response.json()) as { errors: [CloudErrorEntry] }
      if (errors[0].status !== response.status) throw new Error(`${name}: the body says ${errors[0].status}, the answer ${response.status}`)
      return errors[0]
    },
  }
}

/** The headers of a request signed as the vendor's client does. */
export function signedHeaders(method: string, target: string, now: number, options: Signing = {}): Record<string, string> {
  const signer = { accessKey: options.accessKey ?? keys.accessKey, accountId: options.accountId ?? '' }
  const timestamp = String(options.timestamp ?? now)
  const text = textToSign(method, `http://${options.host ?? host}${options.signedTarget ?? target}`, timestamp, signer)
  return {
    'Scp-Accesskey': signer.accessKey,
    'Scp-Signature': createHmac('sha256', options.secretKey ?? keys.secretKey)
      .update(text)
      .digest('base64'),
    'Scp-Timestamp': timestamp,
    'Scp-ClientType': clientType,
    'Scp-AccountId': signer.accountId,
    'Scp-Api-Version': options.version ?? 'postgresql 1.0',
  }
}
