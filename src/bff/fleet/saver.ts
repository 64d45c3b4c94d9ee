import type { Kind } from './cluster.ts'
import type { FleetRepository, SavedReading } from './repository.ts'
import { restoreReading, restoreRest, saveReading, saveRest } from './saved.ts'
import type { News, Snapshot } from './snapshot.ts'

export type SaverParts = {
  readonly snapshot: Snapshot
  readonly repository: FleetRepository
  readonly credentialId: string
  /** Wall time, ms. */
  readonly now: () => number
  /** A cluster was put back, or one of its readings, or it was taken away. */
  readonly restored: (clusterId: string) => void
  /** The store failed; what was to be kept is kept later. */
  readonly failed: (error: unknown) => void
}

/** What was saved so shortly before the last time is taken over once more. */
const overlapMs = 60_000
/** Readings that are saved at a time: others want the store as well. */
const batch = 500

/** Keeps a snapshot in the store, so that a restart of the server need not read all of it again. */
export class Saver {
  readonly #parts: SaverParts
  #readings = new Map<string, Set<Kind | 'row'>>()
  #gone = new Set<string>()
  #isRestNew = false
  #saving: Promise<void> | undefined
  #rest = ''
  #takenAt = 0

  constructor(parts: SaverParts) {
    this.#parts = parts
  }

  /** Takes note of what is to be saved. */
  readonly news: News = (id, what) => {
    if (id === undefined || what === 'rest') {
      if (id === undefined) this.#isRestNew = true
    } else if (what === 'gone') {
      this.#readings.delete(id)
      this.#gone.add(id)
    } else {
      const known = this.#readings.get(id)
      if (known === undefined) this.#readings.set(id, new Set([what]))
      else known.add(what)
    }
  }

  /** Puts back what was kept. A store that fails has kept nothing. */
  async load(): Promise<void> {
    await this.#takeOver(0)
  }

  /** Takes over what another process has saved in the meantime. */
  async follow(): Promise<void> {
    // Its clock may differ from ours, and a transaction may have taken its time.
    await this.#takeOver(Math.max(0, this.#takenAt - overlapMs))
  }

  async #takeOver(savedSince: number): Promise<void> {
    const { snapshot, repository, credentialId, restored, now, failed } = this.#parts
    const takenAt = now()
    try {
      const rest = (await repository.loadRest(credentialId)) ?? ''
      const isNew = rest !== this.#rest
      this.#rest = rest
      if (isNew && rest !== '') restoreRest(snapshot, rest)
      await repository.loadReadings(
        credentialId,
        (readings) => {
          for (const reading of readings) if (restoreReading(snapshot, reading)) restored(reading.clusterId)
        },
        savedSince,
      )
      if (isNew && savedSince > 0) await this.#takeAway()
      this.#takenAt = takenAt
    } catch (error) {
      failed(error)
    }
  }

  /** What the other process does not have any more. */
  async #takeAway(): Promise<void> {
    const { snapshot, repository, credentialId, restored } = this.#parts
    const ids = new Set(await repository.clusterIds(credentialId))
    for (const id of snapshot.clusters.keys()) {
      if (ids.has(id) || this.#readings.has(id)) continue
      snapshot.drop(id)
      restored(id)
    }
  }

  /** Saves a part of what is new. Never throws. @returns whether all of it is saved */
  async save(): Promise<boolean> {
    this.#saving ??= this.#saveBatch().finally(() => (this.#saving = undefined))
    await this.#saving
    return this.#readings.size === 0 && this.#gone.size === 0 && !this.#isRestNew
  }

  /** Saves all of it, as long as the store takes it. */
  async saveAll(): Promise<void> {
    for (;;) {
      const left = this.#left()
      if ((await this.save()) || this.#left() >= left) return
    }
  }

  #left(): number {
    return this.#readings.size + this.#gone.size + (this.#isRestNew ? 1 : 0)
  }

  async #saveBatch(): Promise<void> {
    const { snapshot, repository, credentialId, failed } = this.#parts
    const taken = this.#take()
    const gone = this.#gone
    const isRestNew = this.#isRestNew
    if (taken.length === 0 && gone.size === 0 && !isRestNew) return
    this.#gone = new Set()
    this.#isRestNew = false
    const readings = taken.flatMap(([id, kind]) => savedOf(snapshot, id, kind))
    try {
      const rest = isRestNew ? { rest: saveRest(snapshot) } : {}
      await repository.save(credentialId, { ...rest, readings, gone: [...gone] })
    } catch (error) {
      failed(error)
      for (const [id, kind] of taken) if (snapshot.clusters.has(id)) this.news(id, kind)
      for (const id of gone) if (!snapshot.clusters.has(id)) this.#gone.add(id)
      this.#isRestNew ||= isRestNew
    }
  }

  #take(): [string, Kind | 'row'][] {
    const taken: [string, Kind | 'row'][] = []
    for (const [id, what] of this.#readings) {
      for (const kind of what) taken.push([id, kind])
      this.#readings.delete(id)
      if (taken.length >= batch) break
    }
    return taken
  }
}

function savedOf(snapshot: Snapshot, id: string, kind: Kind | 'row'): SavedReading[] {
  const cluster = snapshot.clusters.get(id)
  const saved = cluster && saveReading(cluster, kind)
  return saved === undefined ? [] : [saved]
}
