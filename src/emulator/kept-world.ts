import type { Result } from '#contract/operation.ts'
import { isWrite, type OperationName } from '#contract/operations.ts'
import { AsyncResponse } from '#contract/postgresql/shared.ts'
import type { KnownState } from '#contract/rules/states.ts'
import { ChronicleError, readEntry, writeEntry, type Chronicle, type Entry, type Write } from './chronicle.ts'
import { accountNow, type Clock } from './clock.ts'
import { CloudError, NotKeptError } from './errors.ts'
import { seedFleet, type Fleet } from './fleet/fleet.ts'
import { Random } from './random.ts'
import { runOperation, type Incoming } from './router.ts'
import { catchUp } from './schedules.ts'
import { forceState, settle } from './walks.ts'
import type { World } from './world.ts'

/** Where an account's clock stops: timestamps have years of four digits, and what is planned lies some time ahead. */
const latest = Date.UTC(9000, 0)

/** What makes a world, apart from what happens to it. */
export type WorldSeed = {
  /** The same seed gives the same ids and the same fleet. */
  readonly seed: string
  readonly fleet: Fleet
  /** What durations are divided by. */
  readonly speed: number
  /** Whether things go wrong by chance. */
  readonly mishaps?: boolean
  /** Where it is written down; without one it ends with the process. */
  readonly chronicle?: Chronicle | undefined
}

/** One call on its way to its operation. */
export type Asked = Omit<Incoming, 'world' | 'now'>

/** A world over time: it wakes when it is first touched, is brought up to its now, and each change from outside is kept before it is told. */
export type KeptWorld = {
  /** The world at its now. */
  readonly world: () => World
  /** Its now (ms). Does not wake it. */
  readonly now: () => number
  /** How far its clock is ahead of the wall (ms). Does not wake it. */
  readonly offsetMs: () => number
  /** Carries out an operation. @throws CloudError as the operation does; 503 where a write could not be kept, and then it has not happened */
  readonly run: <N extends OperationName>(name: N, asked: Asked) => Result<N>
  /** Moves the clock ahead. @throws RangeError for a negative or broken number or one too large, CloudError 503 where it could not be kept */
  readonly advance: (ms: number) => void
  /** Sets a cluster's state by hand. @throws RangeError for an unknown cluster, CloudError 503 where that could not be kept */
  readonly force: (clusterId: string, state: KnownState) => void
}

/** Makes a world, or makes again the one that was kept. Lines that no longer give a world are set aside, and a fresh one begins. */
export function keepWorld(clock: Clock, seed: WorldSeed): KeptWorld {
  const { chronicle } = seed
  let state: State | undefined = load(seed, clock)

  const now = () => accountNow(clock, current().world.pace)
  const current = () => (state ??= load(seed, clock))
  const keep = (entry: Entry) => {
    try {
      chronicle?.append(writeEntry(entry))
    } catch {
      throw new NotKeptError()
    }
  }
  /** What is in memory goes beyond what is kept: the next touch begins again from the lines. */
  const forgetUnkept = () => {
    if (chronicle !== undefined) state = undefined
  }
  const touched = (at: number): World => {
    const found = current()
    if (!found.awake) {
      const { accountId, pace } = found.world
      keep({ kind: 'wake', format: 1, at, accountId, fleet: seed.fleet, speed: pace.speed })
      seedFleet(found.world, seed.fleet, at)
      found.awake = true
    }
    settle(found.world, at)
    return found.world
  }
  return {
    now,
    world: () => touched(now()),
    offsetMs: () => current().world.pace.offsetMs,
    run(name, asked) {
      const at = now()
      const world = touched(at)
      const mark = world.random.mark()
      try {
        const result = runOperation(name, { ...asked, world, now: at })
        if (isWrite(name)) keep(writeOf(name, asked, at, result))
        else world.random.back(mark)
        return result
      } catch (error) {
        // Neither a look nor a refusal is kept: they change nothing, not even which ids come next.
        if (error instanceof CloudError && !(error instanceof NotKeptError)) world.random.back(mark)
        else forgetUnkept()
        throw error
      }
    },
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError('A clock only moves ahead.')
      const at = now()
      const advanceMs = Math.round(ms)
      if (at + advanceMs > latest) throw new RangeError('A clock goes no further than the year 9000.')
      // Wakes the fleet before the jump: what is under way must be under way when the clock moves.
      const { pace } = touched(at)
      keep({ kind: 'clock', at, advanceMs })
      pace.offsetMs += advanceMs
    },
    force(clusterId, wanted) {
      const at = now()
      const world = touched(at)
      const cluster = world.clusters.get(clusterId)
      if (cluster === undefined) throw new RangeError('There is no such cluster.')
      keep({ kind: 'state', at, clusterId, state: wanted })
      forceState(world, cluster, wanted, at)
    },
  }
}

type State = { readonly world: World; awake: boolean }

function load(seed: WorldSeed, clock: Clock): State {
  const { chronicle } = seed
  const lines = chronicle?.lines() ?? []
  if (chronicle === undefined || lines.length === 0) return { world: newWorld(seed), awake: false }
  const world = newWorld(seed)
  try {
    lines.forEach((line, index) => replay(world, seed, readEntry(line, index), index))
  } catch (error) {
    chronicle.setAside(error instanceof ChronicleError ? error.message : `It cannot be lived through again: ${String(error)}`)
    return { world: newWorld(seed), awake: false }
  }
  if (world.pace.speed !== seed.speed) {
    const at = accountNow(clock, world.pace)
    chronicle.append(writeEntry({ kind: 'speed', at, speed: seed.speed }))
    replay(world, seed, { kind: 'speed', at, speed: seed.speed }, lines.length)
  }
  return { world, awake: true }
}

function newWorld({ seed, speed, mishaps = true }: WorldSeed): World {
  const random = new Random(seed)
  return {
    accountId: random.id(),
    userId: random.id(),
    pace: { offsetMs: 0, speed },
    random,
    clusters: new Map(),
    requests: new Map(),
    dues: [],
    subnets: new Map(),
    mishaps,
  }
}

/** Lets happen again what happened. @throws ChronicleError where this is not the world in which it did */
function replay(world: World, seed: WorldSeed, entry: Entry, index: number): void {
  if (entry.kind === 'wake') {
    if (entry.accountId !== world.accountId || entry.fleet !== seed.fleet) throw new ChronicleError('It is the world of another account.')
    world.pace.speed = entry.speed
    seedFleet(world, entry.fleet, entry.at)
    return
  }
  settle(world, entry.at)
  switch (entry.kind) {
    case 'write':
      return writeAgain(world, entry, index)
    case 'clock':
      world.pace.offsetMs += entry.advanceMs
      return
    case 'speed':
      // What happened before took as long as it did then.
      for (const cluster of world.clusters.values()) catchUp(world, cluster, entry.at)
      world.pace.speed = entry.speed
      return
    case 'state': {
      const cluster = world.clusters.get(entry.clusterId)
      if (cluster === undefined) throw changed(index)
      forceState(world, cluster, entry.state, entry.at)
    }
  }
}

function writeAgain(world: World, entry: Write, index: number): void {
  const { at, operation, region, version, params, query, failsInto } = entry
  const text = entry.body === undefined ? '' : JSON.stringify(entry.body)
  let result: unknown
  try {
    result = runOperation(operation, { world, now: at, region, version, params, query, text, failsInto })
  } catch (error) {
    if (error instanceof CloudError) throw changed(index)
    throw error
  }
  const { request_id, resource } = AsyncResponse.parse(result)
  if (request_id !== entry.requestId || resource.id !== entry.resourceId) throw changed(index)
}

function changed(index: number): ChronicleError {
  return new ChronicleError(`Line ${index + 1} has another outcome today: the program has changed since.`)
}

function writeOf(operation: OperationName, asked: Asked, at: number, result: unknown): Write {
  const { region, version, params, query, text, failsInto } = asked
  const { request_id, resource } = AsyncResponse.parse(result)
  return {
    kind: 'write',
    at,
    region,
    operation,
    version,
    params: { ...params },
    query,
    ...(text === '' ? {} : { body: JSON.parse(text) as Write['body'] }),
    ...(failsInto === undefined ? {} : { failsInto }),
    requestId: request_id,
    resourceId: resource.id,
  }
}
