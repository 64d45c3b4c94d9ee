import type { Result } from '#contract/operation.ts'
import type { ValueOf } from './answers.ts'
import { isRestless, newCluster, observeRow, observeState, outdate, type Cluster, type Kind, type Row } from './cluster.ts'
import { backupsOfDay, digestOf } from './digest.ts'
import { pack } from './packing.ts'
import { Listing, type PageAnswer } from './listing.ts'

/** Engine versions of a region. `readAt` in ms on the cloud's clock. */
export type Engines = { readonly value: Result<'listEngineVersions'>; readonly readAt: number }

/** A reading that has arrived. */
export type Taken = { [K in Kind]: { readonly cluster: Cluster; readonly kind: K; readonly value: ValueOf<K> } }[Kind]

/** What of the snapshot is new: a reading of a cluster, its row in the list, that it is gone; or, without an id, all that is no cluster. */
export type News = (clusterId: string | undefined, what: Kind | 'row' | 'gone' | 'rest') => void

/** What is known of the fleet of one credential. Nothing in here asks anybody. */
export class Snapshot {
  readonly clusters = new Map<string, Cluster>()
  readonly listings: ReadonlyMap<string, Listing>
  readonly engines = new Map<string, Engines>()
  /** Ids of clusters that move, or of which something is stale. */
  readonly restless = new Set<string>()
  /** The cloud's now minus ours, as its latest answer told. */
  offsetMs = 0
  /** Whose clusters these are, in the cloud's own word. */
  account: string | undefined
  readonly #wall: () => number
  readonly #news: News

  /** @param wall wall time, ms */
  constructor(regions: readonly string[], wall: () => number, news: News) {
    this.listings = new Map(regions.map((region) => [region, new Listing(region)]))
    this.#wall = wall
    this.#news = news
  }

  /** The cloud's now, ms. */
  now(): number {
    return this.#wall() + this.offsetMs
  }

  /** A write was accepted: what is known of the cluster is of the time before. Without a cluster that is known here the lists are. */
  changed(clusterId: string | undefined): void {
    const cluster = clusterId === undefined ? undefined : this.clusters.get(clusterId)
    if (cluster !== undefined) {
      outdate(cluster)
      this.restless.add(cluster.id)
      this.#news(cluster.id, 'row')
    } else for (const listing of this.listings.values()) listing.outdated = true
  }

  /** Puts a cluster back that was known before. */
  restore(cluster: Cluster): void {
    this.clusters.set(cluster.id, cluster)
    this.#watch(cluster)
  }

  /** Takes one away that another process knows to be gone. */
  drop(id: string): void {
    this.clusters.delete(id)
    this.restless.delete(id)
  }

  /** Takes a page of the list in. */
  arrived(listing: Listing, walk: number, page: number, answer: PageAnswer, readAt: number): void {
    const { region } = listing
    this.account ??= answer.rows[0]?.account_id
    for (const row of answer.rows) this.#listed(region, row, readAt)
    const end = listing.arrived(walk, page, answer)
    if (end?.whole === true) this.#missing(region, end.seen)
    if (end === undefined) return
    this.#learnAccount(end.seen)
    this.#news(undefined, 'rest')
  }

  /** Takes a reading in. @param generation the cluster's when it was asked for */
  read({ cluster, kind, value }: Taken, readAt: number, generation: number): void {
    const isCurrent = cluster.generation === generation
    const { row, digest, backups } = cluster
    const { size: wasStale } = cluster.stale
    delete cluster.failed[kind]
    if (kind === 'detail') {
      observeState(cluster, { state: value.service_state, modified_at: value.modified_at, readAt })
      cluster.digest = digestOf(value, digest)
    }
    if (kind === 'histories') cluster.backups = backupsOfDay(value, readAt)
    cluster.kept[kind] = { packed: pack(value), readAt }
    if (isCurrent) cluster.stale.delete(kind)
    else cluster.stale.add(kind)
    this.#watch(cluster)
    this.#news(cluster.id, kind)
    const isSame = cluster.row === row && cluster.digest === digest && cluster.backups === backups && cluster.stale.size === wasStale
    if (!isSame) this.#news(cluster.id, 'row')
  }

  /** The cloud says that it is no more. */
  forget(cluster: Cluster): void {
    this.drop(cluster.id)
    this.#news(cluster.id, 'gone')
  }

  learnEngines(region: string, engines: Engines): void {
    this.engines.set(region, engines)
    this.#news(undefined, 'rest')
    for (const cluster of this.clusters.values()) if (cluster.region === region) this.#news(cluster.id, 'rest')
  }

  #watch(cluster: Cluster): void {
    if (isRestless(cluster)) this.restless.add(cluster.id)
    else this.restless.delete(cluster.id)
  }

  /** Whose clusters these are. A list without a row of that account tells of another one: what it lacks is soon gone. */
  #learnAccount(seen: ReadonlySet<string>): void {
    const accounts = [...seen].flatMap((id) => this.clusters.get(id)?.row.account_id ?? [])
    if (accounts.length > 0 && (this.account === undefined || !accounts.includes(this.account))) this.account = accounts[0]
  }

  #listed(region: string, row: Row, readAt: number): void {
    const known = this.clusters.get(row.id)
    // One id in two regions: the first one has it.
    if (known !== undefined && known.region !== region) return
    const cluster = known ?? newCluster(region, row, readAt)
    if (known === undefined) this.clusters.set(row.id, cluster)
    // Thousands of rows come with each walk, and few of them tell anything new.
    else if (!observeRow(cluster, row, readAt)) return
    this.#watch(cluster)
    this.#news(row.id, 'row')
  }

  /** Not in the list any more: its detail tells whether it is gone, and after a second walk nobody needs to ask. */
  #missing(region: string, seen: ReadonlySet<string>): void {
    for (const cluster of this.clusters.values()) {
      if (cluster.region !== region || seen.has(cluster.id)) continue
      cluster.missed += 1
      if (cluster.missed > 1) this.forget(cluster)
      else {
        cluster.stale.add('detail')
        this.restless.add(cluster.id)
        this.#news(cluster.id, 'row')
      }
    }
  }
}
