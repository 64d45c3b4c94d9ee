/** How many at once and how many per second: a bucket that holds `burst` tokens and regains `perSecond`. */
export type Rate = { readonly burst: number; readonly perSecond: number }

/** Every bound of this server in one place. Bytes, ms and counts. */
export type Limits = {
  /** A request body of the API. */
  readonly bodyBytes: number
  /** One answer of the cloud. */
  readonly answerBytes: number
  readonly perSession: Rate
  /** All requests of one address; people behind one proxy that is not trusted share it. */
  readonly perAddress: Rate
  /** Failed sign-ins of one address; a good one gives its token back. */
  readonly signIn: Rate
  /** Calls of one session that may wait for the cloud at the same time. */
  readonly sessionCalls: number
  /** Calls that one region of the cloud gets at the same time: reads and writes apart, so that reads cannot starve a write. */
  readonly cloudReads: number
  readonly cloudWrites: number
  /** How many calls may wait for a free place, and how long. */
  readonly queue: number
  readonly queueMs: number
  readonly cacheMs: number
  readonly cacheBytes: number
  readonly connectMs: number
  /** Until the headers of the answer to a read. */
  readonly readMs: number
  /** The same for a write, more patient: giving up early on a write leaves a person not knowing what happened. */
  readonly writeMs: number
  /** Between two pieces of an answer's body. */
  readonly bodyMs: number
  /** From the first to the last byte of an answer's body. */
  readonly wholeBodyMs: number
}

/** What a person and a busy team need, with room; see `budgets` in the bench for what the machine can do. */
export const defaultLimits: Limits = {
  bodyBytes: 256 * 1024,
  answerBytes: 8 * 1024 * 1024,
  perSession: { burst: 200, perSecond: 50 },
  perAddress: { burst: 2000, perSecond: 500 },
  signIn: { burst: 20, perSecond: 1 / 15 },
  sessionCalls: 48,
  cloudReads: 64,
  cloudWrites: 32,
  queue: 256,
  queueMs: 5_000,
  cacheMs: 1_000,
  cacheBytes: 8 * 1024 * 1024,
  connectMs: 5_000,
  readMs: 10_000,
  writeMs: 30_000,
  bodyMs: 10_000,
  wholeBodyMs: 30_000,
}

export type Buckets = {
  /** Takes one token of `key`; false when there is none. */
  readonly take: (key: string) => boolean
  readonly giveBack: (key: string) => void
}

/** So many keys are remembered; the ones idle for longest are forgotten first, and are full again by then. */
const maxKeys = 20_000

/** Token buckets by key. @param now a clock in ms */
export function createBuckets({ burst, perSecond }: Rate, now: () => number): Buckets {
  // A bucket moves to the end with each use, so the first is the one that is idle for longest.
  const buckets = new Map<string, { tokens: number; at: number }>()
  const refill = (key: string) => {
    const at = now()
    const known = buckets.get(key)
    if (known === undefined) {
      const fresh = { tokens: burst, at }
      buckets.set(key, fresh)
      if (buckets.size > maxKeys) buckets.delete(buckets.keys().next().value ?? key)
      return fresh
    }
    buckets.delete(key)
    buckets.set(key, known)
    // A clock that was set back gives nothing and takes nothing.
    known.tokens = Math.min(burst, known.tokens + (Math.max(0, at - known.at) / 1000) * perSecond)
    known.at = at
    return known
  }
  return {
    take: (key) => {
      const bucket = refill(key)
      if (bucket.tokens < 1) return false
      bucket.tokens -= 1
      return true
    },
    giveBack: (key) => {
      const bucket = refill(key)
      bucket.tokens = Math.min(burst, bucket.tokens + 1)
    },
  }
}

/** How many of one key are under way. */
export type Counter = {
  /** False where there are as many as may be. */
  readonly enter: (key: string) => boolean
  readonly leave: (key: string) => void
}

export function createCounter(max: number): Counter {
  const inside = new Map<string, number>()
  return {
    enter: (key) => {
      const count = inside.get(key) ?? 0
      if (count >= max) return false
      inside.set(key, count + 1)
      return true
    },
    leave: (key) => {
      const left = (inside.get(key) ?? 1) - 1
      if (left > 0) inside.set(key, left)
      else inside.delete(key)
    },
  }
}

/** No place became free in time. */
export class BusyError extends Error {
  override readonly name = 'BusyError'
}

/** Lets a bounded number through at a time; others wait in a bounded line for a bounded time. */
export type Gate = { readonly enter: () => Promise<void> | undefined; readonly leave: () => void }

/** @returns a gate whose `enter` gives undefined where there is room at once, else a promise that throws BusyError */
export function createGate(places: number, queue: number, queueMs: number): Gate {
  let inside = 0
  const line: { go: () => void; timer: NodeJS.Timeout }[] = []
  return {
    enter: () => {
      if (inside < places) {
        inside += 1
        return undefined
      }
      if (line.length >= queue) return Promise.reject(new BusyError('the line is full'))
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          line.splice(line.indexOf(entry), 1)
          reject(new BusyError('waited too long'))
        }, queueMs)
        const entry = { go: resolve, timer }
        line.push(entry)
      })
    },
    leave: () => {
      const next = line.shift()
      if (next === undefined) {
        inside -= 1
        return
      }
      clearTimeout(next.timer)
      next.go()
    },
  }
}
