import type { QueryClient } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import type { Input, Result } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { call } from './client.ts'
import { createLanes } from './lanes.ts'
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
   * @param isListed whether the region's list has an id, as far as it has been read
   */
  readonly read: (ask: Ask, cluster: RdbClusterResponse, isListed: (id: string) => boolean) => Promise<T>
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

export type FleetWalk<T> = {
  readonly state: () => FleetState<T>
  readonly subscribe: (listener: () => void) => () => void
  /** Goes on where it was; what has been read lately is not asked again. */
  readonly resume: () => void
  readonly pause: () => void
  /** Reads all of it anew; what is there stays until then. */
  readonly again: () => void
}

/** How many clusters are read at a time, and how many stand on a page of the list. */
const width = 4
const pageSize = 100
/** A reading is good for so long (ms) when one comes back, and kept for so long. */
const freshMs = 10 * 60_000
const keptMs = 30 * 60_000
/** So many failures in a row, and the rest would fare no better. */
const haltAfter = 12
/** The screen is told of news at most so often (ms). */
const tellEvery = 150

type Parts<T> = { readonly client: QueryClient; readonly region: string; readonly source: FleetSource<T>; readonly now?: () => number }

/** Walks through all clusters of a region, page after page of the list, and reads something of each, a few at a time. */
export function createFleetWalk<T>({ client, region, source, now = Date.now }: Parts<T>): FleetWalk<T> {
  const rows = new Map<string, FleetRow<T>>()
  // Where each stands in the list, as it was when it was seen first: rows that are there keep their order.
  const places = new Map<string, number>()
  let listedNow = new Set<string>()
  const lanes = createLanes(width)
  const ask: Ask = (name, input) => call(region, name, input)
  const listeners = new Set<() => void>()
  let todo: RdbClusterResponse[] = []
  let page = 0
  let listed = false
  let listing: Promise<void> | undefined
  let count = 0
  let done = 0
  let inARow = 0
  let listFailure: Failure | undefined
  let phase: FleetState<T>['phase'] = 'paused'
  // Each going on has its number: workers of an earlier one end where they are.
  let run = 0
  let since = now() - freshMs
  let shown = snapshot()
  let telling: ReturnType<typeof setTimeout> | undefined

  function snapshot(): FleetState<T> {
    const all = [...rows.values()].toSorted((a, b) => (places.get(a.cluster.id) ?? 0) - (places.get(b.cluster.id) ?? 0))
    return { rows: all, done, count, failed: all.filter(({ failure }) => failure !== undefined).length, phase, listFailure }
  }
  function tell(): void {
    telling ??= setTimeout(() => {
      telling = undefined
      shown = snapshot()
      for (const listener of listeners) listener()
    }, tellEvery)
  }
  function stop(how: 'paused' | 'halted' | 'done'): void {
    phase = how
    run += 1
    tell()
  }

  async function readPage(): Promise<void> {
    const options = readOptions(region, 'listClusters', { page, size: pageSize, sort: 'name:asc' })
    const { contents, count: all } = await client.fetchQuery({ ...options, staleTime: 60_000, gcTime: keptMs })
    const clusters = contents ?? []
    for (const cluster of clusters) {
      // The list may have moved by one between two pages.
      if (listedNow.has(cluster.id)) continue
      listedNow.add(cluster.id)
      if (!places.has(cluster.id)) places.set(cluster.id, places.size)
      todo.push(cluster)
    }
    count = all
    page += 1
    listed = clusters.length === 0 || page * pageSize >= all
  }

  /** The next cluster; the list is read on when there is none left. */
  async function next(mine: number): Promise<RdbClusterResponse | undefined> {
    while (todo.length === 0 && !listed && mine === run) {
      listing ??= readPage().finally(() => (listing = undefined))
      await listing
    }
    return mine === run ? todo.shift() : undefined
  }

  async function readOne(cluster: RdbClusterResponse): Promise<void> {
    if (source.applies(cluster)) {
      const queryKey = [region, source.name, { cluster_id: cluster.id }]
      const known = client.getQueryState<T>(queryKey)
      const fresh = known?.data !== undefined && known.status === 'success' && !known.isInvalidated && known.dataUpdatedAt > since
      if (!fresh) {
        const options = { queryKey, queryFn: () => source.read(ask, cluster, (id) => places.has(id)), staleTime: 0, gcTime: keptMs }
        await client.fetchQuery(options).then(
          () => (inARow = 0),
          () => (inARow += 1),
        )
      }
      const state = client.getQueryState<T>(queryKey)
      const failure = failureOf(state?.error)
      rows.set(cluster.id, { cluster, data: state?.data, failure, readAt: state?.dataUpdatedAt ?? 0 })
      if (failure?.kind === 'signed_out') inARow = haltAfter
    }
    done += 1
    tell()
  }

  async function work(mine: number): Promise<void> {
    for (;;) {
      const cluster = await next(mine)
      if (cluster === undefined) return
      await lanes(() => readOne(cluster))
      if (mine === run && inARow >= haltAfter) stop('halted')
    }
  }

  const resume = (): void => {
    if (phase === 'reading' || phase === 'done') return
    run += 1
    const mine = run
    phase = 'reading'
    inARow = 0
    listFailure = undefined
    tell()
    Promise.all(Array.from({ length: width }, () => work(mine))).then(
      () => {
        if (mine !== run) return
        for (const id of rows.keys()) if (!listedNow.has(id)) rows.delete(id)
        stop('done')
      },
      (error: unknown) => {
        if (mine !== run) return
        listFailure = failureOf(error)
        stop('halted')
      },
    )
  }
  return {
    state: () => shown,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    resume,
    pause: () => phase === 'reading' && stop('paused'),
    again: () => {
      stop('paused')
      todo = []
      listedNow = new Set()
      page = 0
      listed = false
      done = 0
      since = now()
      void client.invalidateQueries({ queryKey: [region, 'listClusters'], refetchType: 'none' })
      resume()
    },
  }
}
