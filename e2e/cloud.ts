import { request } from '@playwright/test'

/** Where the console under test answers, and the emulator behind it. `playwright.config.ts` starts both. */
export const consoleOrigin = process.env['E2E_ORIGIN'] ?? 'http://localhost:4610'
export const emulatorOrigin = process.env['E2E_EMULATOR'] ?? 'http://127.0.0.1:4611'

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
  /** Moves the account's clock forward. */
  readonly advance: (ms: number) => Promise<void>
  readonly fault: (fault: Fault) => Promise<void>
  readonly healed: () => Promise<void>
  /** Every call the emulator has answered for this account. */
  readonly seen: () => Promise<Seen[]>
}

/** Makes an account. `believable` is the fleet of the demo cloud; a number makes that many clusters. */
export async function createCloud(fleet: 'believable' | 'empty' | 'hostile' | number): Promise<Cloud & { close: () => Promise<void> }> {
  const admin = await request.newContext({ baseURL: emulatorOrigin })
  const post = async (path: string, data: object): Promise<unknown> => {
    const response = await admin.post(path, { data })
    if (!response.ok()) throw new Error(`The emulator's admin side answered ${response.status()} to ${path}: ${await response.text()}`)
    return response.json()
  }
  const { accessKey, secretKey } = (await post('/admin/accounts', { fleet, speed: 1 })) as { accessKey: string; secretKey: string }
  const account = `/admin/accounts/${accessKey}`
  return {
    accessKey,
    secretKey,
    advance: async (ms) => void (await post(`${account}/clock`, { advanceMs: ms })),
    fault: async (fault) => void (await post(`${account}/faults`, fault)),
    healed: async () => void (await admin.delete(`${account}/faults`)),
    seen: async () => ((await (await admin.get(account)).json()) as { requests: Seen[] }).requests,
    close: () => admin.dispose(),
  }
}

export const minutes = (count: number) => count * 60_000
