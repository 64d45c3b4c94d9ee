import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import { accountNow, type Clock } from './clock.ts'
import { FaultBook } from './faults.ts'
import { seedFleet, type Fleet } from './fleet/fleet.ts'
import { Random } from './random.ts'
import { RequestLog } from './request-log.ts'
import { settle } from './walks.ts'
import type { World } from './world.ts'

/** An isolated world and the key that opens it. */
export type Account = {
  readonly accessKey: string
  /** The secret key, as something that hashes quickly and does not print. */
  readonly key: KeyObject
  readonly faults: FaultBook
  readonly log: RequestLog
  /** Request ids of refusals, apart from the world's: a refusal does not change which ids come next. */
  readonly refusals: Random
  /** The account's things, brought up to its now. The first touch wakes the fleet, so that nothing is over before anybody looks. */
  readonly world: () => World
  /** The account's now (ms). */
  readonly now: () => number
  /** Moves the account's clock ahead. @throws RangeError for a negative or broken number */
  readonly advance: (ms: number) => void
}

export type NewAccount = {
  readonly accessKey: string
  readonly secretKey: string
  readonly fleet: Fleet
  /** What durations are divided by. */
  readonly speed: number
}

/** Makes an account. The same access key gives the same ids and the same fleet. */
export function createAccount(clock: Clock, given: NewAccount): Account {
  const random = new Random(given.accessKey)
  const world: World = {
    accountId: random.id(),
    userId: random.id(),
    pace: { offsetMs: 0, speed: given.speed },
    random,
    clusters: new Map(),
    requests: new Map(),
    dues: [],
    lastCreateAt: Number.NEGATIVE_INFINITY,
    subnets: new Map(),
  }
  let awake = false
  const now = () => accountNow(clock, world.pace)
  const touched = () => {
    if (!awake) seedFleet(world, given.fleet, now())
    awake = true
    settle(world, now())
    return world
  }
  return {
    accessKey: given.accessKey,
    key: createSecretKey(given.secretKey, 'utf8'),
    faults: new FaultBook(),
    log: new RequestLog(),
    refusals: new Random(`refusals ${given.accessKey}`),
    now,
    world: touched,
    advance: (ms) => {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError('A clock only moves ahead.')
      // Wakes the fleet before the jump: what is under way must be under way when the clock moves.
      touched()
      world.pace.offsetMs += Math.round(ms)
    },
  }
}

/** Keys for an account that nobody chose keys for. */
export function inventKeys(): { accessKey: string; secretKey: string } {
  return { accessKey: `EMU${randomBytes(9).toString('hex').toUpperCase()}`, secretKey: randomBytes(24).toString('base64url') }
}
