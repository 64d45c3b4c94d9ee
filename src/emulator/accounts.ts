import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import type { Chronicle } from './chronicle.ts'
import type { Clock } from './clock.ts'
import { FaultBook } from './faults.ts'
import type { Fleet } from './fleet/fleet.ts'
import { QuirkBook, type Quirks } from './quirks.ts'
import { keepWorld, type KeptWorld } from './kept-world.ts'
import { Random } from './random.ts'
import { RequestLog } from './request-log.ts'

/** An isolated world and the key that opens it. */
export type Account = {
  readonly accessKey: string
  /** The secret key, as something that hashes quickly and does not print. */
  readonly key: KeyObject
  readonly faults: FaultBook
  readonly quirks: QuirkBook
  readonly log: RequestLog
  /** Request ids of refusals, apart from the world's: a refusal does not change which ids come next. */
  readonly refusals: Random
  readonly kept: KeptWorld
}

/** What may be said of an account that is to be made; the rest is chosen. */
export type AccountRequest = {
  readonly accessKey?: string
  readonly secretKey?: string
  readonly fleet?: Fleet
  /** What durations are divided by. */
  readonly speed?: number
  /** Whether backups fail and replicas fall behind by chance, now and then. */
  readonly mishaps?: boolean
  /** Beside the usual ones. */
  readonly quirks?: Partial<Quirks>
}

export type NewAccount = Required<AccountRequest> & { readonly chronicle: Chronicle | undefined }

/** Makes an account. The same access key gives the same ids and the same fleet. */
export function createAccount(clock: Clock, { accessKey, secretKey, fleet, speed, mishaps, quirks, chronicle }: NewAccount): Account {
  return {
    accessKey,
    key: createSecretKey(secretKey, 'utf8'),
    faults: new FaultBook(new Random(`faults ${accessKey}`)),
    quirks: new QuirkBook(new Random(`quirks ${accessKey}`), quirks),
    log: new RequestLog(),
    refusals: new Random(`refusals ${accessKey}`),
    kept: keepWorld(clock, { seed: accessKey, fleet, speed, mishaps, chronicle }),
  }
}

/** Keys for an account that nobody chose keys for. */
export function inventKeys(): { accessKey: string; secretKey: string } {
  return { accessKey: `EMU${randomBytes(9).toString('hex').toUpperCase()}`, secretKey: randomBytes(24).toString('base64url') }
}
