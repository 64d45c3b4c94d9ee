import type { OperationName } from '#contract/operations.ts'

/** One request as the emulator saw it. Bodies are not kept: they hold passwords. */
export type SeenRequest = {
  readonly method: string
  /** Path and query as they came on the wire. */
  readonly target: string
  readonly operation: OperationName | undefined
  /** HTTP status of the answer; 0 where the connection was broken or left hanging. */
  readonly status: number
  /** Wall time (ms). */
  readonly at: number
}

/** The last requests of an account, for tests and the admin side. */
export class RequestLog {
  /** How many there were in all. */
  total = 0
  readonly #seen: SeenRequest[] = []

  add(request: SeenRequest): void {
    this.total += 1
    this.#seen.push(request)
    if (this.#seen.length > 2000) this.#seen.splice(0, 1000)
  }

  /** Oldest first; at least the last 1,000. */
  list(): readonly SeenRequest[] {
    return [...this.#seen]
  }
}
