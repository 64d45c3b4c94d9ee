/**
 * Lets a few tasks run at a time, in the order they came: extras of a page must neither delay what it is about
 * nor press the cloud.
 */
export function createLanes(width: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  const enter = (): Promise<void> => {
    if (running < width) {
      running += 1
      return Promise.resolve()
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
  return async (task) => {
    await enter()
    try {
      return await task()
    } finally {
      leave()
    }
  }
}

/** ms between two calls of a long series: half of what a session may ask is left for the pages that a person opens meanwhile. */
const politeMs = 40
/** So many calls a session may make at once. */
const short = 100

/**
 * Spaces out a series of calls: what it gives is awaited before each of them. A short series need not wait.
 * @param count how many calls there will be; nobody knows where it is left out
 */
export function createPace(count = Number.POSITIVE_INFINITY): () => Promise<void> {
  let free = 0
  return async () => {
    if (count <= short) return
    const now = performance.now()
    const mine = Math.max(now, free)
    free = mine + politeMs
    if (mine > now) await new Promise((resolve) => setTimeout(resolve, mine - now))
  }
}
