import type { Failure, FailureKind } from '#contract/errors.ts'
import type { OperationName } from '#contract/operations.ts'
import { backOff, refusedMs } from './intervals.ts'

/** A read that the cloud refuses to these keys. `againAt` is wall time. */
export type Refused = { readonly region: string; readonly operation: OperationName; readonly failure: Failure; readonly againAt: number }

/** What must not be asked now. */
export type Barriers = {
  /** Whether the cloud may be asked; where it refused or broke, once in a while. */
  readonly open: (region: string, operation: OperationName) => boolean
  /** A call goes out: whoever tries what was refused does it alone. */
  readonly asking: (region: string, operation: OperationName) => void
  /** Whether the latest answer to it was a 403. */
  readonly refuses: (region: string, operation: OperationName) => boolean
  readonly refused: () => readonly Refused[]
  readonly succeeded: (region: string, operation: OperationName) => void
  readonly failed: (region: string, operation: OperationName, failure: Failure) => void
}

/** These would meet any other read of the region as well. */
const regional: readonly FailureKind[] = ['unreachable', 'tls', 'bad_key', 'skewed_clock', 'unsigned', 'retired', 'busy']

function isRegional({ kind, status }: Failure): boolean {
  return regional.includes(kind) || status === 429
}

/** So many failures in a row of one operation are no longer a matter of one cluster. */
const strikes = 3

type Closed = { readonly times: number; readonly until: number }

/** @param now wall time, ms */
export function createBarriers(now: () => number): Barriers {
  const refused = new Map<string, Refused>()
  // By region, and by region and operation.
  const closed = new Map<string, Closed>()
  const isClosed = (key: string) => (closed.get(key)?.until ?? 0) > now()

  const strike = (key: string, allowed: number) => {
    // Calls that were under way together fail together: they count as one.
    if (isClosed(key)) return
    const times = (closed.get(key)?.times ?? 0) + 1
    closed.set(key, { times, until: times < allowed ? 0 : now() + backOff(times - allowed + 1) })
  }

  return {
    open: (region, operation) => {
      const key = keyOf(region, operation)
      return !isClosed(region) && !isClosed(key) && (refused.get(key)?.againAt ?? 0) <= now()
    },
    asking: (region, operation) => {
      const key = keyOf(region, operation)
      const known = refused.get(key)
      if (known !== undefined) refused.set(key, { ...known, againAt: now() + refusedMs })
    },
    refuses: (region, operation) => refused.has(keyOf(region, operation)),
    refused: () => [...refused.values()],
    succeeded: (region, operation) => {
      const key = keyOf(region, operation)
      closed.delete(region)
      closed.delete(key)
      refused.delete(key)
    },
    failed: (region, operation, failure) => {
      const key = keyOf(region, operation)
      if (failure.kind === 'forbidden') refused.set(key, { region, operation, failure, againAt: now() + refusedMs })
      else if (isRegional(failure)) strike(region, 1)
      else if (operation === 'listClusters') strike(key, 1)
      // Of one cluster it says that this one is gone.
      else if (failure.kind !== 'not_found') strike(key, strikes)
    },
  }
}

function keyOf(region: string, operation: OperationName): string {
  return `${region} ${operation}`
}
