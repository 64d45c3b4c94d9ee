import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ListedFinding } from '#contract/bff/fleet.ts'
import { defaultFindingSettings, type FindingSettings } from '#contract/bff/fleet-settings.ts'
import { checks, compareFindings, findAll, type Broken } from '#contract/rules/findings/checks.ts'
import type { ClusterFacts, Finding, FleetFacts } from '#contract/rules/findings/finding.ts'
import { isMoving } from '#contract/rules/states.ts'
import { operationOf } from './answers.ts'
import { kinds, type Cluster } from './cluster.ts'
import { factsOf } from './facts.ts'
import type { Snapshot } from './snapshot.ts'
import type { Written } from './written.ts'

export type VerdictParts = {
  readonly snapshot: Snapshot
  readonly speed: number
  /** What the journal tells of a cluster. */
  readonly writtenOf: (clusterId: string) => Written
  /** Told of a check that cannot read what the cloud sent. */
  readonly broken: Broken
}

/** What is kept of a finding: enough to count, filter and sort. The rest is judged again when it is shown: a page of it at a time. */
export type Line = Pick<ListedFinding, 'key' | 'check' | 'severity' | 'clusterId' | 'clusterName' | 'region' | 'ignored'>

type Verdict = { readonly lines: readonly Line[]; readonly at: number }

/**
 * Time alone makes a finding of what moves for too long: judged anew after so long, ms. The other checks go by when a thing was read, and
 * are judged when it is read again; now and then all the same.
 */
const movingMs = 30_000
const settledMs = 3_600_000
/** So long others wait for us at the most, ms. */
const sliceMs = 8
/** Origins and replicas that are looked up while others are judged. */
const lookedUpMax = 50
const none: readonly Line[] = []

/** What is wrong with each cluster, judged when somebody asks and no sooner. */
export class Verdicts {
  readonly #parts: VerdictParts
  readonly #verdicts = new Map<string, Verdict>()
  readonly #due = new Set<string>()
  #settings: FindingSettings = defaultFindingSettings
  #work: Promise<void> | undefined
  #sorted: readonly Line[] | undefined
  readonly #lookedUp = new Map<string, ClusterFacts | undefined>()

  constructor(parts: VerdictParts) {
    this.#parts = parts
  }

  /** Something about the cluster is new, or it is gone. */
  changed(id: string): void {
    this.#due.add(id)
    this.#lookedUp.delete(id)
    // What is wrong with a replica may be told of its origin, and the other way round.
    for (const other of this.#parts.snapshot.clusters.get(id)?.digest?.relatives ?? []) this.#due.add(other)
  }

  /** All that is wrong under these settings, worst first. */
  async all(settings: FindingSettings): Promise<readonly Line[]> {
    if (JSON.stringify(settings) !== JSON.stringify(this.#settings)) {
      this.#settings = settings
      this.#verdicts.clear()
    }
    this.#work ??= this.#judgeDue().finally(() => (this.#work = undefined))
    await this.#work
    this.#sorted ??= [...this.#verdicts.values()].flatMap(({ lines }) => lines).toSorted(compareFindings)
    return this.#sorted
  }

  /** The findings behind some of the lines, in their order; one that has gone in the meantime is left out. */
  whole(lines: readonly Line[]): ListedFinding[] {
    const judged = new Map<string, readonly Finding[]>()
    return lines.flatMap(({ clusterId, key, ignored }) => {
      const cluster = this.#parts.snapshot.clusters.get(clusterId)
      const findings = judged.get(clusterId) ?? (cluster === undefined ? [] : this.#find(cluster))
      judged.set(clusterId, findings)
      const found = findings.find((finding) => finding.key === key)
      return found === undefined ? [] : [{ ...found, ignored }]
    })
  }

  /** What is known of one cluster; undefined for one that is not there. */
  facts(id: string): ClusterFacts | undefined {
    const cluster = this.#parts.snapshot.clusters.get(id)
    return cluster === undefined ? undefined : factsOf(cluster, this.#parts.writtenOf(id))
  }

  /** Whether what a key names was looked for, and is no more. Call it after `all`. */
  isOver(key: string): boolean {
    const [checkId = '', id = ''] = key.split(':')
    const check = checks.find((each) => each.id === checkId)
    const cluster = this.#parts.snapshot.clusters.get(id)
    const verdict = this.#verdicts.get(id)
    if (check === undefined || cluster === undefined || verdict === undefined) return false
    // A check says nothing also where it cannot tell: of what moves, is down, or has just changed.
    if (cluster.row.service_state !== 'RUNNING' || cluster.stale.size > 0) return false
    const read = new Set<string>(['listClusters', ...kinds.filter((kind) => cluster.kept[kind]).map((kind) => operationOf[kind])])
    if (this.#parts.snapshot.engines.has(cluster.region)) read.add('listEngineVersions')
    return check.needs.every((need) => read.has(need)) && !verdict.lines.some((line) => line.key === key)
  }

  async #judgeDue(): Promise<void> {
    const { snapshot, speed } = this.#parts
    const now = snapshot.now()
    for (const id of this.#verdicts.keys()) if (!snapshot.clusters.has(id)) this.#drop(id)
    const due = [...snapshot.clusters.values()].filter(({ id, row }) => {
      const verdict = this.#verdicts.get(id)
      const age = isMoving(row.service_state) ? movingMs / speed : settledMs
      return verdict === undefined || this.#due.has(id) || Math.abs(now - verdict.at) > age
    })
    this.#due.clear()
    let began = performance.now()
    for (const cluster of due) {
      this.#judge(cluster)
      if (performance.now() - began < sliceMs) continue
      await nextTurn()
      began = performance.now()
    }
    this.#lookedUp.clear()
  }

  #judge(cluster: Cluster): void {
    const { snapshot } = this.#parts
    // It may have gone while others were judged.
    if (snapshot.clusters.get(cluster.id) !== cluster) return this.#drop(cluster.id)
    const found = this.#find(cluster)
    const before = this.#verdicts.get(cluster.id)
    if (found.length > 0 || before === undefined || before.lines.length > 0) this.#sorted = undefined
    const { id: clusterId, region, row } = cluster
    // Of all the objects these are the ones that stay: their texts are those that are there in any case.
    const lines = found.map(({ key, check, severity }) => ({
      key,
      check,
      severity,
      clusterId,
      clusterName: row.name,
      region,
      ignored: null,
    }))
    this.#verdicts.set(clusterId, { lines: lines.length === 0 ? none : lines, at: snapshot.now() })
  }

  #find(cluster: Cluster): readonly Finding[] {
    const { snapshot, speed, writtenOf, broken } = this.#parts
    const engines = snapshot.engines.get(cluster.region)?.value
    const fleet: FleetFacts = {
      now: snapshot.now(),
      speed,
      ...(engines !== undefined && { engines }),
      clusterOf: (id) => this.#lookUp(id),
    }
    return findAll(factsOf(cluster, writtenOf(cluster.id)), fleet, this.#settings, broken)
  }

  #drop(id: string): void {
    if (this.#verdicts.delete(id)) this.#sorted = undefined
  }

  #lookUp(id: string): ClusterFacts | undefined {
    if (this.#lookedUp.has(id)) return this.#lookedUp.get(id)
    const facts = this.facts(id)
    this.#lookedUp.set(id, facts)
    if (this.#lookedUp.size > lookedUpMax) this.#lookedUp.delete(this.#lookedUp.keys().next().value ?? id)
    return facts
  }
}
