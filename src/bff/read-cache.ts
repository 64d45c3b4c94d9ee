import type { CloudAnswer } from './cloud.ts'

/** Identical reads by many tabs become one: while one is under way, and for a second after. */
export type ReadCache = {
  /**
   * @param key credential, account, method and URL: two reads with the same key have the same answer
   * @param scopes what a write may have in common with this read
   */
  readonly read: (key: string, scopes: readonly string[], load: () => Promise<CloudAnswer>) => Promise<CloudAnswer>
  /** Forgets what is cached, and lets nobody join a read under way nor keep its answer: it may tell of the time before a write. */
  readonly forget: (scopes: readonly string[]) => void
}

type Entry = { readonly scopes: readonly string[]; answer: Promise<CloudAnswer> | undefined; at: number; bytes: number }

/** An answer that is still on its way has no time yet. */
const underWay = -1

/** Room that an entry takes beside its body: key, promise, headers. */
const entryBytes = 1_000

/** @param now a clock in ms; @param maxBytes of bodies kept, the oldest go first */
export function createReadCache(ttlMs: number, maxBytes: number, now: () => number): ReadCache {
  // A finished entry moves to the end, so the finished ones stand in the order in which they expire.
  const entries = new Map<string, Entry>()
  let bytes = 0

  const drop = (key: string, entry: Entry) => {
    if (entries.get(key) === entry) {
      entries.delete(key)
      bytes -= entry.bytes
    }
    // A Map that grows leaves tables behind, whose entries live until the next full garbage collection. Without this line so do
    // their answers, and the collections that this brings about cost more than all the rest of a call.
    entry.answer = undefined
  }
  const isFresh = ({ at }: Entry) => {
    if (at === underWay) return true
    const age = now() - at
    return age >= 0 && age < ttlMs
  }
  const sweep = () => {
    for (const [key, entry] of entries) {
      if (entry.at === underWay) continue
      if (bytes <= maxBytes && isFresh(entry)) return
      drop(key, entry)
    }
  }
  const keep = (key: string, entry: Entry, answer: CloudAnswer) => {
    if (!answer.ok || ttlMs === 0 || entries.get(key) !== entry) return drop(key, entry)
    entries.delete(key)
    entry.at = now()
    entry.bytes = answer.body.length + entryBytes
    bytes += entry.bytes
    entries.set(key, entry)
    sweep()
  }

  return {
    read: (key, scopes, load) => {
      const known = entries.get(key)
      if (known?.answer !== undefined && isFresh(known)) return known.answer
      if (known !== undefined) drop(key, known)
      const answer = load()
      const entry: Entry = { scopes, answer, at: underWay, bytes: 0 }
      entries.set(key, entry)
      answer.then(
        (value) => keep(key, entry, value),
        () => drop(key, entry),
      )
      return answer
    },
    forget: (scopes) => {
      for (const [key, entry] of entries) {
        if (entry.scopes.some((scope) => scopes.includes(scope))) drop(key, entry)
      }
    },
  }
}
