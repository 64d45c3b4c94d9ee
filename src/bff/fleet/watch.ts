import type { ReadWritten, Written } from './written.ts'

export type WatchParts = {
  readonly read: ReadWritten
  readonly scope: () => string
  readonly speed: number
  /** A write began or ended: what was read of the cluster before is of another time. */
  readonly changed: (clusterId: string) => void
  /** What the journal tells of a cluster is new. */
  readonly news: (clusterId: string) => void
  readonly failed: (error: unknown) => void
}

const nothing: Written = { writes: [], exported: [] }

/** Keeps in mind what the journal tells of a fleet, whichever process has written it. */
export class Watch {
  readonly #parts: WatchParts
  #written: ReadonlyMap<string, Written> = new Map()

  constructor(parts: WatchParts) {
    this.#parts = parts
  }

  /** What the journal told of a cluster the last time. */
  of(clusterId: string): Written {
    return this.#written.get(clusterId) ?? nothing
  }

  /** Asks the journal. Where it cannot be asked, what is known stays. */
  async look(): Promise<void> {
    const { read, scope, speed, changed, news, failed } = this.#parts
    const before = this.#written
    try {
      this.#written = await read(scope(), speed)
    } catch (error) {
      return failed(error)
    }
    for (const id of new Set([...before.keys(), ...this.#written.keys()])) {
      const [was = nothing, is = nothing] = [before.get(id), this.#written.get(id)]
      if (idsOf(was) !== idsOf(is)) changed(id)
      if (JSON.stringify(was) !== JSON.stringify(is)) news(id)
    }
  }
}

function idsOf({ writes }: Written): string {
  return writes.map(({ id }) => id).join()
}
