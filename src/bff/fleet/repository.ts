import type { FindingSettings, Ignore } from '#contract/bff/fleet-settings.ts'
import type { Kind } from './cluster.ts'

/** An ignore, and who made it. */
export type KeptIgnore = Ignore & { readonly actor: string }

/** What was read of a cluster; `row` is its line in the list. `readAt` in ms on the cloud's clock, `value` JSON. */
export type SavedReading = {
  readonly clusterId: string
  readonly kind: Kind | 'row'
  readonly region: string
  readonly readAt: number
  readonly value: string
}

/** What is new since the last time. */
export type FleetChanges = {
  /** All that is no cluster, as JSON; left out where nothing of it is new. */
  readonly rest?: string
  readonly readings: readonly SavedReading[]
  /** Clusters that are no more. */
  readonly gone: readonly string[]
}

/** What of fleets outlives the process. Every method may throw a StoreDownError. */
export type FleetRepository = {
  /** What was kept of a credential's fleet as `rest`; undefined where there is nothing. */
  readonly loadRest: (credentialId: string) => Promise<string | undefined>
  /**
   * @param take called with a few hundred readings at a time, all rows of lists before the others
   * @param savedSince those alone that were saved since then, wall time
   */
  readonly loadReadings: (credentialId: string, take: (readings: readonly SavedReading[]) => void, savedSince?: number) => Promise<void>
  /** Ids of the clusters whose rows are kept. */
  readonly clusterIds: (credentialId: string) => Promise<readonly string[]>
  /** Lets one process read a fleet. @returns whether it is this one, until `forMs` have passed */
  readonly lease: (credentialId: string, owner: string, forMs: number) => Promise<boolean>
  readonly save: (credentialId: string, changes: FleetChanges) => Promise<void>
  /** Forgets the fleets that nothing was saved of since then (wall time). */
  readonly forgetOlder: (savedBefore: number) => Promise<void>
  /** What was set before the account was known is the account's, as far as it has nothing of its own. */
  readonly adopt: (from: string, to: string) => Promise<void>
  /** @param scope the account, as the journal names it */
  readonly settings: (scope: string) => Promise<FindingSettings>
  readonly putSettings: (scope: string, settings: FindingSettings) => Promise<void>
  readonly ignores: (scope: string) => Promise<readonly KeptIgnore[]>
  readonly putIgnore: (scope: string, ignore: KeptIgnore) => Promise<void>
  readonly deleteIgnores: (scope: string, keys: readonly string[]) => Promise<void>
}
