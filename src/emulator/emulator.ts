import { openAccount, type AccountHandle, type MadeAccount } from './account-handle.ts'
import { createAccount, inventKeys, type Account, type AccountRequest } from './accounts.ts'
import { createAdmin } from './admin.ts'
import type { Chronicle } from './chronicle.ts'
import type { Clock } from './clock.ts'
import { Random } from './random.ts'
import { serve, type Cloud } from './serve.ts'
import type { RawRequest } from './verify.ts'
import { servedVersions, type ApiVersion } from './versions.ts'

export type EmulatorParts = {
  /** Wall time. */
  readonly clock: Clock
  /** What durations of the real cloud are divided by, for accounts that are not told otherwise. 1 by default. */
  readonly speed?: number
  /** The account that is there from the start. With a chronicle its world outlives the process. */
  readonly demo?: AccountRequest & { readonly accessKey: string; readonly secretKey: string; readonly chronicle?: Chronicle | undefined }
  /** Waits for a latency fault; a test that must not wait hands in its own. */
  readonly sleep?: (ms: number) => Promise<void>
  /** API versions it serves; 1.0 by default. */
  readonly versions?: readonly ApiVersion[]
}

export type Emulator = {
  /**
   * Answers as the cloud would. `raw` is what came on the wire; without it the signature is checked against `request.url`.
   * A `BrokenResponse` must not be sent: see `node.ts`.
   */
  fetch(request: Request, raw?: RawRequest): Promise<Response>
  /** The admin side, below `/admin`; loopback only. */
  admin(request: Request, raw?: RawRequest): Promise<Response>
  /** Makes an account. @throws RangeError where the access key is taken */
  addAccount(wanted?: AccountRequest): MadeAccount
  /** An account, for tests in the same process. @throws RangeError for an unknown key */
  account(accessKey: string): AccountHandle
}

/** A cloud in one process. It opens no port, reads no environment and keeps no timer. */
export function createEmulator(parts: EmulatorParts): Emulator {
  const accounts = new Map<string, Account>()
  const cloud: Cloud = {
    clock: parts.clock,
    accounts,
    sleep: parts.sleep ?? ((ms) => new Promise((resolve) => void setTimeout(resolve, ms))),
    versions: parts.versions ?? servedVersions,
    strangers: new Random('requests without an account'),
  }
  const find = (accessKey: string) => {
    const account = accounts.get(accessKey)
    if (account === undefined) throw new RangeError('There is no account of that access key.')
    return openAccount(account)
  }
  const addAccount = (wanted: AccountRequest = {}, chronicle?: Chronicle) => {
    const invented = inventKeys()
    const accessKey = wanted.accessKey ?? invented.accessKey
    const secretKey = wanted.secretKey ?? invented.secretKey
    if (accounts.has(accessKey)) throw new RangeError('The access key is taken.')
    const account = createAccount(parts.clock, {
      accessKey,
      secretKey,
      fleet: wanted.fleet ?? 'believable',
      speed: wanted.speed ?? parts.speed ?? 1,
      mishaps: wanted.mishaps ?? true,
      quirks: wanted.quirks ?? {},
      chronicle,
    })
    accounts.set(accessKey, account)
    return { accessKey, secretKey, account: openAccount(account) }
  }
  if (parts.demo !== undefined) addAccount(parts.demo, parts.demo.chronicle)
  return {
    fetch: (request, raw = rawOf(request)) => serve(cloud, request, raw),
    admin: createAdmin({ addAccount, find }),
    addAccount: (wanted) => addAccount(wanted),
    account: find,
  }
}

/** A call within the process has no wire: its URL stands for what was sent. */
function rawOf(request: Request): RawRequest {
  const url = new URL(request.url)
  return { target: url.pathname + url.search, host: url.host, scheme: url.protocol === 'https:' ? 'https' : 'http' }
}
