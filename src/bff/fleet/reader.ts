import { buildTarget } from '#contract/operation.ts'
import type { Failure } from '#contract/errors.ts'
import type { OperationName } from '#contract/operations.ts'
import { productImageType } from '#contract/postgresql/words.ts'
import { laterClock, type CloudClock } from '#bff/clock.ts'
import type { CloudAnswer } from '#bff/cloud.ts'
import { ownFailure } from '#bff/failures.ts'
import { backupsAsked, operationOf, readEngines, readPage, readValue } from './answers.ts'
import { createBarriers } from './barriers.ts'
import { createBudget, type Urgency } from './budget.ts'
import type { Cluster, Failed, Kind } from './cluster.ts'
import { backOff, enginesAge, listInterval, restlessInterval } from './intervals.ts'
import type { Listing, Page } from './listing.ts'
import { batch, dueReadings, type Reading } from './queue.ts'
import type { Snapshot, Taken } from './snapshot.ts'
import { isOlder, urgentKinds, type Moment } from './wanted.ts'

/**
 * Sends one read with the keys of the snapshot. Never throws.
 * @param fresh an answer that is kept since a moment ago will not do
 */
export type Ask = (region: string, operation: OperationName, target: string, fresh: boolean) => Promise<CloudAnswer>

export type ReaderParts = {
  readonly snapshot: Snapshot
  /** Calls a minute, at speed 1. */
  readonly perMinute: number
  /** By how much the emulator divides durations: ages are divided and the budget is multiplied by it. */
  readonly speed: number
  /** Wall time, ms. */
  readonly now: () => number
  readonly ask: Ask
  /** Whether it is this process that reads. */
  readonly mayRead: () => boolean
}

/** Calls under way at the same time. */
const lanes = 3
/** A search that found little is not made again for so long (wall time); one that found much is out of date after a while. */
const searchEvery = 1_000
const queueAge = 30_000
const minute = 60_000

/** A call that is due, and how to make it. */
type Job = () => Promise<void>

/** Reads what a snapshot lacks, politely: a few calls at a time, so many a minute, and not where the cloud said no. */
export class Reader {
  readonly budget
  readonly barriers
  readonly #parts: ReaderParts
  readonly #underWay = new Set<string>()
  readonly #enginesFailed = new Map<string, Failed>()
  #clock: CloudClock | undefined
  #calls = 0
  #queue: Reading[] = []
  #searchedAt = -Infinity
  #searchAgain = 0
  #listsNext = false
  #ended = false

  constructor(parts: ReaderParts) {
    this.#parts = parts
    this.budget = createBudget(parts.perMinute * parts.speed, parts.now)
    this.barriers = createBarriers(parts.now)
  }

  /** Sends what is due and allowed. @param share of the budget; below 1 everything also comes later by as much */
  pump(share: number): void {
    while (!this.#ended && this.#calls < lanes && this.#parts.mayRead()) {
      const job = this.#next(share)
      if (job === undefined) return
      this.#calls += 1
      void job().finally(() => {
        this.#calls -= 1
        this.pump(share)
      })
    }
  }

  /** Nothing more is sent; what is under way is not taken in. */
  end(): void {
    this.#ended = true
  }

  #next(share: number): Job | undefined {
    this.#beginWalks(share)
    const first = this.#nextPage('first', share)
    if (first !== undefined) return first
    const urgent = this.budget.may('urgent', share) ? this.#urgent(share) : undefined
    if (urgent !== undefined) return this.#reading(urgent, 'urgent')
    if (!this.budget.may('plain', share)) return undefined
    // In turn, so that the lists of a large fleet leave room for the rest.
    this.#listsNext = !this.#listsNext
    const page = this.#listsNext ? this.#nextPage('plain', share) : undefined
    return page ?? this.#nextEngines() ?? this.#nextReading(share) ?? this.#nextPage('plain', share)
  }

  #beginWalks(share: number): void {
    const { snapshot, perMinute, speed } = this.#parts
    const listings = [...snapshot.listings.values()]
    const pages = listings.reduce((sum, listing) => sum + listing.pages, 0)
    const every = listInterval(pages, perMinute) / speed / share
    for (const listing of listings) {
      if (listing.walking || !this.barriers.open(listing.region, 'listClusters')) continue
      const isDue = listing.outdated || listing.listedAt === null || isOlder(listing.listedAt, snapshot.now(), every)
      if (isDue) listing.begin(snapshot.now())
    }
  }

  #nextPage(urgency: 'first' | 'plain', share: number): Job | undefined {
    for (const listing of this.#parts.snapshot.listings.values()) {
      if (urgency === 'first' && listing.listedAt !== null) continue
      if (!listing.hasNext() || !this.barriers.open(listing.region, 'listClusters') || !this.budget.may(urgency, share)) continue
      const page = listing.take()
      if (page === undefined) continue
      this.#count(listing.region, 'listClusters', urgency)
      return () => this.#askPage(listing, page)
    }
    return undefined
  }

  #nextEngines(): Job | undefined {
    const { snapshot, now, speed } = this.#parts
    for (const region of snapshot.listings.keys()) {
      const known = snapshot.engines.get(region)
      const key = `engines ${region}`
      if (known !== undefined && !isOlder(known.readAt, snapshot.now(), enginesAge / speed)) continue
      if ((this.#enginesFailed.get(region)?.againAt ?? 0) > now() || this.#underWay.has(key)) continue
      if (!this.barriers.open(region, 'listEngineVersions')) continue
      this.#count(region, 'listEngineVersions', 'plain')
      this.#underWay.add(key)
      return () => this.#askEngines(region).finally(() => this.#underWay.delete(key))
    }
    return undefined
  }

  #reading(reading: Reading, urgency: Urgency): Job {
    this.#count(reading.cluster.region, operationOf[reading.kind], urgency)
    const key = keyOf(reading)
    this.#underWay.add(key)
    const { generation, stale } = reading.cluster
    // In a cache it may lie as it was before the change; and what moves would be asked for again at once, as old as it comes from there.
    const fresh = urgency === 'urgent' || stale.has(reading.kind)
    return () => this.#askReading(reading, generation, fresh).finally(() => this.#underWay.delete(key))
  }

  #count(region: string, operation: OperationName, urgency: Urgency): void {
    this.budget.take(urgency)
    this.barriers.asking(region, operation)
  }

  #moment(share: number): Moment {
    const { snapshot, perMinute, speed, now } = this.#parts
    const restlessMs = restlessInterval(snapshot.restless.size, perMinute)
    return { now: snapshot.now(), wall: now(), speed: speed * share, restlessMs }
  }

  #isOpen(cluster: Cluster, kind: Kind): boolean {
    return this.barriers.open(cluster.region, operationOf[kind]) && !this.#underWay.has(keyOf({ cluster, kind }))
  }

  #urgent(share: number): Reading | undefined {
    const { restless, clusters } = this.#parts.snapshot
    const moment = this.#moment(share)
    for (const id of restless) {
      const cluster = clusters.get(id)
      const kind = cluster && urgentKinds(cluster, moment).find((each) => this.#isOpen(cluster, each))
      if (cluster === undefined || kind === undefined) continue
      // To the end of the line: none waits for ever behind one that is always due.
      restless.delete(id)
      restless.add(id)
      return { cluster, kind }
    }
    return undefined
  }

  #isPast(ms: number): boolean {
    return Math.abs(this.#parts.now() - this.#searchedAt) >= ms
  }

  #nextReading(share: number): Job | undefined {
    const { snapshot, now } = this.#parts
    if (this.#queue.length === 0 ? this.#isPast(this.#searchAgain) : this.#isPast(queueAge)) {
      const isOpen = (cluster: Cluster, kind: Kind) => this.#isOpen(cluster, kind)
      this.#queue = dueReadings(snapshot.clusters.values(), isOpen, this.#moment(share))
      this.#searchedAt = now()
      this.#searchAgain = this.#queue.length < batch ? searchEvery : 0
    }
    for (;;) {
      const reading = this.#queue.shift()
      if (reading === undefined) return undefined
      const isThere = snapshot.clusters.get(reading.cluster.id) === reading.cluster
      if (isThere && this.#isOpen(reading.cluster, reading.kind)) return this.#reading(reading, 'plain')
    }
  }

  /** Asks, and learns from the answer what every answer tells. @returns undefined where nobody wants it any more */
  async #send<T>(
    region: string,
    operation: OperationName,
    input: Record<string, unknown>,
    understand: (body: Buffer) => T | undefined,
    fresh = false,
  ): Promise<Told<T> | undefined> {
    const { snapshot, ask, now } = this.#parts
    const began = now()
    const answer = await ask(region, operation, buildTarget(operation, input), fresh)
    if (this.#ended) return undefined
    if (answer.clock !== undefined) {
      this.#clock = laterClock(this.#clock, answer.clock)
      snapshot.offsetMs = this.#clock.offsetMs
    }
    const value = answer.ok ? understand(answer.body) : undefined
    if (value !== undefined) {
      this.barriers.succeeded(region, operation)
      return { value, readAt: Math.min(began, answer.clock?.at ?? began) + snapshot.offsetMs }
    }
    const failure = answer.ok ? ownFailure('not_json', 'The answer of the cloud is not what its API says.', { sent: true }) : answer.failure
    this.barriers.failed(region, operation, failure)
    return { failure }
  }

  async #askPage(listing: Listing, { page, size, walk }: Page & { readonly walk: number }): Promise<void> {
    const told = await this.#send(listing.region, 'listClusters', { page, size, sort: 'name:asc' }, readPage)
    if (told === undefined) return
    if ('failure' in told) return listing.failed(walk, page, told.failure)
    this.#parts.snapshot.arrived(listing, walk, page, told.value, told.readAt)
  }

  async #askEngines(region: string): Promise<void> {
    const { snapshot, now } = this.#parts
    const told = await this.#send(region, 'listEngineVersions', { product_image_type: productImageType, eos_included: true }, readEngines)
    if (told === undefined) return
    if ('failure' in told) return void this.#enginesFailed.set(region, failedAgain(this.#enginesFailed.get(region), now()))
    this.#enginesFailed.delete(region)
    snapshot.learnEngines(region, told)
  }

  async #askReading({ cluster, kind }: Reading, generation: number, fresh: boolean): Promise<void> {
    const { snapshot, now } = this.#parts
    const more = kind === 'histories' ? { limit: backupsAsked, page: 0 } : {}
    const input = { cluster_id: cluster.id, ...more }
    const told = await this.#send(cluster.region, operationOf[kind], input, (body) => readTaken(cluster, kind, body), fresh)
    if (told === undefined || snapshot.clusters.get(cluster.id) !== cluster) return
    if ('value' in told) snapshot.read(told.value, told.readAt, generation)
    else if (told.failure.kind === 'not_found' && kind === 'detail') snapshot.forget(cluster)
    else cluster.failed[kind] = failedAgain(cluster.failed[kind], now())
  }
}

/** What an answer told, and when it was asked for (ms on the cloud's clock); or why it told nothing. */
type Told<T> = { readonly value: T; readonly readAt: number } | { readonly failure: Failure }

function readTaken(cluster: Cluster, kind: Kind, body: Buffer): Taken | undefined {
  const value = readValue(kind, body)
  return value === undefined ? undefined : ({ cluster, kind, value } as Taken)
}

function failedAgain(before: Failed | undefined, wall: number): Failed {
  const times = (before?.times ?? 0) + 1
  return { times, againAt: wall + backOff(times, minute, 15 * minute) }
}

function keyOf({ cluster, kind }: Reading): string {
  return `${kind} ${cluster.id}`
}
