import type { KnownState } from '#contract/rules/states.ts'
import type { Account } from './accounts.ts'
import { Fault } from './faults.ts'
import type { Quirks } from './quirks.ts'
import type { SeenRequest } from './request-log.ts'
import type { Cluster } from './world.ts'

/** What tests and the admin side may do with an account. */
export type AccountHandle = {
  readonly accessKey: string
  readonly accountId: string
  /** The account's now (ms): wall time plus what the clock was moved by. */
  now(): number
  /** Moves the account's clock ahead; everything due until then happens. @throws RangeError for a negative number or one too large */
  advance(ms: number): void
  /** Sets a fault; it meets requests until it is used up or cleared. */
  fault(fault: Fault): void
  clearFaults(): void
  faults(): readonly Fault[]
  /** Its quirks as they are now. */
  quirks(): Quirks
  /** Changes some of them. */
  setQuirks(quirks: Partial<Quirks>): void
  /** The requests it has seen, oldest first. */
  requests(): readonly SeenRequest[]
  /** How many requests it has seen, those included that are no longer listed. */
  requestCount(): number
  /** Its clusters in all regions. To look at, not to change. */
  clusters(): readonly Cluster[]
  /** Sets a cluster's state by hand; what runs on it fails. @throws RangeError for an unknown cluster */
  setState(clusterId: string, state: KnownState): void
}

/** An account and the keys that open it. */
export type MadeAccount = { readonly accessKey: string; readonly secretKey: string; readonly account: AccountHandle }

export function openAccount(account: Account): AccountHandle {
  return {
    accessKey: account.accessKey,
    get accountId() {
      return account.kept.world().accountId
    },
    now: account.kept.now,
    advance: account.kept.advance,
    fault: (fault) => account.faults.add(Fault.parse(fault)),
    clearFaults: () => account.faults.clear(),
    faults: () => account.faults.list(),
    quirks: () => account.quirks.now,
    setQuirks: (quirks) => account.quirks.change(quirks),
    requests: () => account.log.list(),
    requestCount: () => account.log.total,
    clusters: () => [...account.kept.world().clusters.values()],
    setState: account.kept.force,
  }
}
