import { fileURLToPath } from 'node:url'
import { request } from '@playwright/test'
import { canaryKeys } from './canaries.ts'

/** Where the console under test answers, and the emulator behind it. `playwright.config.ts` starts both. */
export const consoleOrigin = process.env['E2E_ORIGIN'] ?? 'http://localhost:4610'
export const emulatorOrigin = process.env['E2E_EMULATOR'] ?? 'http://127.0.0.1:4611'

/** What the run leaves behind: the console's log and its data folder. */
export const runFolder = fileURLToPath(new URL('../.cache/e2e-run', import.meta.url))

/** One call that the emulator has seen, as its admin side lists it. */
export type Seen = { readonly method: string; readonly target: string; readonly operation: string; readonly status: number }

/** A fault to inject: what goes wrong, for which calls, how often. */
export type Fault = {
  readonly kind: 'latency' | 'status' | 'reset' | 'blackhole' | 'html' | 'skew' | 'endless' | 'badJson' | 'drip' | 'failsLater'
  readonly operation?: string
  readonly times?: number
  readonly [more: string]: unknown
}

/** An account of its own in the emulator: a world with a clock that only this test moves. */
export type Cloud = {
  readonly accessKey: string
  readonly secretKey: string
  /** Moves the account's clock forward, as soon as what the journey's pages have pressed is answered. */
  readonly advance: (ms: number) => Promise<void>
  /** Has `advance` wait for this first. */
  readonly beforeAdvance: (settled: () => Promise<void>) => void
  readonly fault: (fault: Fault) => Promise<void>
  readonly healed: () => Promise<void>
  /** Sets habits of the cloud that are no faults, such as refusing a second create within a second. */
  readonly quirks: (quirks: { readonly [name: string]: boolean | number }) => Promise<void>
  /** Every call the emulator has answered for this account. */
  readonly seen: () => Promise<Seen[]>
}

/** Makes an account. `believable` is the fleet of the demo cloud; a number makes that many clusters. Nothing goes wrong in it by chance. */
export async function createCloud(
  fleet: 'believable' | 'faulty' | 'empty' | 'hostile' | number,
): Promise<Cloud & { close: () => Promise<void> }> {
  const admin = await request.newContext({ baseURL: emulatorOrigin })
  const post = async (path: string, data: object): Promise<unknown> => {
    const response = await admin.post(path, { data })
    if (!response.ok()) throw new Error(`The emulator's admin side answered ${response.status()} to ${path}: ${await response.text()}`)
    return response.json()
  }
  const { accessKey, secretKey } = canaryKeys()
  await post('/admin/accounts', { fleet, speed: 1, mishaps: false, accessKey, secretKey })
  const account = `/admin/accounts/${accessKey}`
  const waits: (() => Promise<void>)[] = []
  return {
    accessKey,
    secretKey,
    advance: async (ms) => {
      await Promise.all(waits.map((settled) => settled()))
      await post(`${account}/clock`, { advanceMs: ms })
    },
    beforeAdvance: (settled) => void waits.push(settled),
    fault: async (fault) => void (await post(`${account}/faults`, fault)),
    healed: async () => void (await admin.delete(`${account}/faults`)),
    quirks: async (quirks) => void (await post(`${account}/quirks`, quirks)),
    seen: async () => ((await (await admin.get(account)).json()) as { requests: Seen[] }).requests,
    close: () => admin.dispose(),
  }
}

export const minutes = (count: number) => count * 60_000
