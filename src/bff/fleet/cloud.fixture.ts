import type { Failure } from '#contract/errors.ts'
import { matchOperation } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { cluster as healthy, engines, now, wire, type Changes } from '#contract/rules/findings/healthy.fixture.ts'
import type { CloudAnswer } from '#bff/cloud.ts'
import type { Ask } from './reader.ts'

/** A call as the cloud saw it; `at` in ms since the beginning. */
export type Seen = {
  readonly at: number
  readonly region: string
  readonly operation: OperationName
  readonly cluster: string
  readonly query: URLSearchParams
  readonly fresh: boolean
}

export const regions = ['kr-west1', 'kr-east1'] as const
export type Region = (typeof regions)[number]

/** A cloud on a clock that only a test moves: what is asked is answered when its time has come. */
export class FakeCloud {
  /** Wall time, ms. */
  wall = now
  /** What the cloud's clock is ahead by. */
  offsetMs = 0
  latencyMs = 100
  readonly seen: Seen[] = []
  underWay = 0
  mostUnderWay = 0
  /** Answers in the place of the cloud's own; undefined leaves it to the cloud. */
  instead: (seen: Seen) => CloudAnswer | undefined = () => undefined
  readonly #clusters = new Map<string, { region: Region; facts: ReturnType<typeof healthy> }>()
  readonly #rows = new Map<string, ReturnType<typeof healthy>['row'][]>()
  #due: { at: number; answer: () => void }[] = []

  /** Puts a cluster there, or another in its place. Its `modified_at` is the cloud's now where nothing else is said. */
  put(id: string, region: Region, changes: Changes = {}): void {
    const change = { id, name: id, modified_at: wire(this.now()), ...changes.change }
    this.#clusters.set(id, { region, facts: healthy({ ...changes, change }) })
    this.#rows.clear()
  }

  fill(count: number, region: Region = 'kr-west1'): void {
    for (let index = 0; index < count; index += 1)
      this.put(`c${String(index).padStart(5, '0')}`, region, { change: { modified_at: wire(now) } })
  }

  take(id: string): void {
    this.#clusters.delete(id)
    this.#rows.clear()
  }

  /** ms since the beginning. */
  elapsed(): number {
    return this.wall - now
  }

  now(): number {
    return this.wall + this.offsetMs
  }

  readonly ask: Ask = (region, operation, target, fresh) => {
    const [path = '', query = ''] = target.split('?')
    const cluster = matchOperation('GET', path)?.params['cluster_id'] ?? ''
    const seen = { at: this.elapsed(), region, operation, cluster, query: new URLSearchParams(query), fresh }
    this.seen.push(seen)
    this.underWay += 1
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay)
    return new Promise((resolve) => {
      const answer = () => {
        this.underWay -= 1
        resolve(this.instead(seen) ?? this.answer(seen))
      }
      this.#due.push({ at: this.wall + this.latencyMs, answer })
    })
  }

  /** Lets time go by. @param tick called once in every quarter of a second */
  async pass(ms: number, tick: () => void | Promise<void>): Promise<void> {
    for (const until = this.wall + ms; this.wall < until;) {
      await tick()
      await settled()
      this.wall += Math.min(50, until - this.wall)
      const ready = this.#due.filter(({ at }) => at <= this.wall)
      this.#due = this.#due.filter(({ at }) => at > this.wall)
      for (const { answer } of ready) answer()
      await settled()
    }
    await tick()
  }

  /** Calls by operation, of those since a time. */
  counts(since = 0): Partial<Record<OperationName, number>> {
    const counts: Partial<Record<OperationName, number>> = {}
    for (const { operation, at } of this.seen) if (at >= since) counts[operation] = (counts[operation] ?? 0) + 1
    return counts
  }

  good(value: unknown): CloudAnswer {
    return { ok: true, status: 200, body: Buffer.from(JSON.stringify(value)), clock: { offsetMs: this.offsetMs, skewMs: 0, at: this.wall } }
  }

  /** What Show Cluster answers. */
  detail(id: string): object {
    return this.#clusters.get(id)?.facts.detail?.value ?? {}
  }

  #rowsOf(region: string) {
    const known = this.#rows.get(region)
    if (known !== undefined) return known
    const rows = [...this.#clusters.values()].filter((each) => each.region === region).map(({ facts }) => facts.row)
    const sorted = rows.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    this.#rows.set(region, sorted)
    return sorted
  }

  /** What the cloud itself answers. */
  answer({ region, operation, cluster, query }: Seen): CloudAnswer {
    if (operation === 'listEngineVersions') return this.good(engines)
    if (operation === 'listClusters') {
      const [page, size] = [Number(query.get('page')), Number(query.get('size'))]
      const rows = this.#rowsOf(region)
      return this.good({ contents: rows.slice(page * size, page * size + size), count: rows.length, page, size })
    }
    const facts = this.#clusters.get(cluster)?.facts
    if (facts === undefined) return failed('not_found', 404)
    const readings = {
      showCluster: facts.detail,
      listReplicas: facts.replicas,
      listBackupHistories: facts.histories,
      showArchiveConfig: facts.archive,
      listLogExportConfigs: facts.logExports,
    }
    return this.good(readings[operation as keyof typeof readings]?.value)
  }
}

export function failed(kind: Failure['kind'], status: number): CloudAnswer {
  return { ok: false, failure: { kind, status, code: '', title: kind, details: [], requestId: 'req-1', sent: true }, clock: undefined }
}

/** Everything that needs no time has been done. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
