import type { QueryClient } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import type { Input, Result } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { call } from './client.ts'
import { createLanes, createPace } from './lanes.ts'
import { failureOf, readOptions } from './query.ts'

/** Asks one operation of the region that is walked. */
export type Ask = <N extends OperationName>(name: N, input: Input<N>) => Promise<Result<N>>

/** What is read of every cluster. */
export type FleetSource<T> = {
  /** Names it in the cache. */
  readonly name: string
  /** Whether there is anything to be read of a cluster. */
  readonly applies: (cluster: RdbClusterResponse) => boolean
  /**
   * Reads it. What it gives is kept for thousands of clusters: only what is shown belongs in it.
   */
  readonly read: (ask: Ask, cluster: RdbClusterResponse, place: Place) => Promise<T>
}

/** Where a walk is. */
export type Place = {
  readonly region: string
  /** Whether the region's list has an id, as far as it has been read. */
  readonly isListed: (id: string) => boolean
}

/** One cluster, with what was read of it; an older reading stays where a newer one failed. */
export type FleetRow<T> = {
  readonly cluster: RdbClusterResponse
  readonly data: T | undefined
  readonly failure: Failure | undefined
  /** When `data` was read, in this browser's ms since 1970. */
  readonly readAt: number
}

export type FleetState<T> = {
  /** In the order of the list, by name: new ones come at the end. Those that have not been asked yet are not among them. */
  readonly rows: readonly FleetRow<T>[]
  /** How many of the clusters have been looked at, how many the region has as far as it told, and how many of them could not be read. */
  readonly done: number
  readonly count: number
  readonly failed: number
  /** `halted`: too many in a row could not be read, or nobody is signed in any more. */
  readonly phase: 'reading' | 'paused' | 'halted' | 'done'
  /** Why the list of clusters itself could not be read. */
  readonly listFailure: Failure | undefined
}

/** How many clusters are read at a time, and how many stand on a page of the list. */
const width = 4
const pageSize = 100
/** A reading is good for so long (ms) when one comes back, and kept for so long. */
const freshMs = 10 * 60_000
const keptMs = 30 * 60_000
/** So many failures in a row, and the rest would fare no better. */
const haltAfter = 12
/** Where there were too many calls, so long (ms) none follows. */
const busyMs = 2_000
/** The screen is told of news at most so often (ms). */
const tellEvery = 150

/** One way through the whole list. Reading all again begins another; what is on its way for an earlier one changes nothing of it. */
type Round = {
  /** Whom the list has named so far, and whom of them nobody has looked at. */
  readonly listed: Set<string>
  readonly todo: RdbClusterResponse[]
  /** The next page of the list, and whether there is none left. */
  page: number
  ended: boolean
  listing: Promise<void> | undefined
  done: number
  readonly failed: Set<string>
  /** What was read later (ms) is not asked again. */
  readonly since: number
}

const newRound = (since: number): Round => ({
  listed: new Set(),
  todo: [],
  page: 0,
  ended: false,
  listing: undefined,
  done: 0,
  failed: new Set(),
  since,
})

type Parts<T> = { readonly client: QueryClient; readonly region: string; readonly source: FleetSource<T>; readonly now?: () => number }

/** Walks through all clusters of a region, page after page of the list, and reads something of each, a few at a time. */
export class FleetWalk<T> {
  readonly #parts: Required<Parts<T>>
  readonly #rows = new Map<string, FleetRow<T>>()
  // Where each stands in the list, as it was when it was seen first: rows that are there keep their order.
  readonly #places = new Map<string, number>()
  readonly #lanes = createLanes(width)
  readonly #pace = createPace()
  readonly #listeners = new Set<() => void>()
  #round: Round
  #count = 0
  #failedInARow = 0
  #listFailure: Failure | undefined
  #phase: FleetState<T>['phase'] = 'paused'
  // Each going on has its number: workers of an earlier one end where they are.
  #run = 0
  #shown: FleetState<T>
  #news = false

  constructor({ now = Date.now, ...parts }: Parts<T>) {
    this.#parts = { ...parts, now }
    this.#round = newRound(now() - freshMs)
    this.#shown = this.#snapshot()
  }

  /** How it stands; the same object until there is news. */
  readonly state = (): FleetState<T> => this.#shown

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Goes on where it was; what has been read lately is not asked again. */
  readonly resume = (): void => {
    if (this.#phase === 'reading' || this.#phase === 'done') return
    this.#run += 1
    this.#phase = 'reading'
    this.#failedInARow = 0
    this.#listFailure = undefined
    this.#tell()
    void this.#walk(this.#run)
  }

  readonly pause = (): void => {
    if (this.#phase === 'reading') this.#stop('paused')
  }

  /** Reads all of it anew; what is there stays until then. */
  readonly again = (): void => {
    const { client, region, now } = this.#parts
    this.#stop('paused')
    this.#round = newRound(now())
    void client.invalidateQueries({ queryKey: [region, 'listClusters'], refetchType: 'none' })
    this.resume()
  }

  /** Reads those that could not be read once more, and no others. */
  readonly retry = (): void => {
    const { failed, todo } = this.#round
    for (const id of failed) {
      const row = this.#rows.get(id)
      if (row === undefined) continue
      todo.push(row.cluster)
      this.#round.done -= 1
    }
    failed.clear()
    if (this.#phase === 'done') this.#phase = 'paused'
    this.resume()
  }

  #snapshot(): FleetState<T> {
    const place = ({ cluster }: FleetRow<T>) => this.#places.get(cluster.id) ?? 0
    const rows = [...this.#rows.values()].toSorted((a, b) => place(a) - place(b))
    const failed = rows.filter(({ failure }) => failure !== undefined).length
    return { rows, done: this.#round.done, count: this.#count, failed, phase: this.#phase, listFailure: this.#listFailure }
  }

  #tell(): void {
    if (this.#news) return
    this.#news = true
    setTimeout(() => {
      this.#news = false
      this.#shown = this.#snapshot()
      for (const listener of this.#listeners) listener()
    }, tellEvery)
  }

  #stop(phase: 'paused' | 'halted' | 'done'): void {
    this.#phase = phase
    this.#run += 1
    this.#tell()
  }

  async #walk(mine: number): Promise<void> {
    const round = this.#round
    try {
      await Promise.all(Array.from({ length: width }, () => this.#work(mine, round)))
      if (mine !== this.#run) return
      for (const id of this.#rows.keys()) if (!round.listed.has(id)) this.#rows.delete(id)
      this.#stop('done')
    } catch (error) {
      if (mine !== this.#run) return
      this.#listFailure = failureOf(error)
      this.#stop('halted')
    }
  }

  async #work(mine: number, round: Round): Promise<void> {
    for (;;) {
      const cluster = await this.#next(mine, round)
      if (cluster === undefined) return
      await this.#lanes(() => this.#readOne(cluster, round))
      if (mine === this.#run && this.#failedInARow >= haltAfter) this.#stop('halted')
    }
  }

  /** The next cluster; the list is read on when there is none left. */
  async #next(mine: number, round: Round): Promise<RdbClusterResponse | undefined> {
    for (;;) {
      if (mine !== this.#run) return undefined
      const next = round.todo.shift()
      if (next !== undefined || round.ended) return next
      round.listing ??= this.#readPage(round).finally(() => {
        round.listing = undefined
      })
      await round.listing
    }
  }

  async #readPage(round: Round): Promise<void> {
    const { client, region } = this.#parts
    const options = readOptions(region, 'listClusters', { page: round.page, size: pageSize, sort: 'name:asc' })
    const { contents, count } = await client.fetchQuery({ ...options, staleTime: 60_000, gcTime: keptMs })
    const clusters = contents ?? []
    for (const cluster of clusters) {
      // The list may have moved by one between two pages.
      if (round.listed.has(cluster.id)) continue
      round.listed.add(cluster.id)
      if (!this.#places.has(cluster.id)) this.#places.set(cluster.id, this.#places.size)
      round.todo.push(cluster)
    }
    this.#count = count
    round.page += 1
    round.ended = clusters.length === 0 || round.page * pageSize >= count
  }

  async #readOne(cluster: RdbClusterResponse, round: Round): Promise<void> {
    const { client, region, source } = this.#parts
    if (source.applies(cluster)) {
      const queryKey = [region, source.name, { cluster_id: cluster.id }]
      if (!this.#isFresh(queryKey, round)) {
        const ask: Ask = async (name, input) => {
          await this.#pace()
          return await call(region, name, input)
        }
        const queryFn = () => source.read(ask, cluster, { region, isListed: (id) => this.#places.has(id) })
        const wrong = await client.fetchQuery({ queryKey, queryFn, staleTime: 0, gcTime: keptMs }).then(() => undefined, failureOf)
        if (wrong?.kind === 'busy') return await this.#later(cluster, round)
        this.#failedInARow = wrong === undefined ? 0 : this.#failedInARow + 1
      }
      const state = client.getQueryState<T>(queryKey)
      const failure = failureOf(state?.error)
      // Nobody is signed in any more, which says nothing of this cluster: it is asked when somebody is.
      if (failure?.kind === 'signed_out') {
        this.#failedInARow = haltAfter
        round.todo.unshift(cluster)
        return
      }
      if (failure !== undefined) round.failed.add(cluster.id)
      this.#rows.set(cluster.id, { cluster, data: state?.data, failure, readAt: state?.dataUpdatedAt ?? 0 })
    }
    round.done += 1
    this.#tell()
  }

  /** There were too many calls, which says nothing of this cluster. */
  async #later(cluster: RdbClusterResponse, round: Round): Promise<void> {
    round.todo.unshift(cluster)
    await new Promise((resolve) => setTimeout(resolve, busyMs))
  }

  #isFresh(queryKey: readonly unknown[], round: Round): boolean {
    const known = this.#parts.client.getQueryState<T>(queryKey)
    return known?.data !== undefined && known.status === 'success' && !known.isInvalidated && known.dataUpdatedAt > round.since
  }
}
