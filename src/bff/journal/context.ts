import type { WriteName } from '#contract/rules/durations.ts'
import type { ApiVersions } from '#bff/api-version.ts'
import type { Cloud } from '#bff/cloud.ts'
import type { Credential } from '#bff/credential.ts'
import type { Log } from '#bff/log.ts'
import type { ReadCache } from '#bff/read-cache.ts'
import type { OpenStore } from '#bff/store/open.ts'
import { BrokenSealError, type Seal } from '#bff/store/seal.ts'
import { openCredential } from '#bff/store/sealed-credential.ts'
import type { TargetRegistry } from '#bff/targets.ts'
import type { Asker, Asks } from './asks.ts'
import type { Durations } from './durations.ts'
import type { Hands } from './hands.ts'
import type { Records } from './records.ts'
import type { Row } from './row.ts'
import type { Scopes } from './scopes.ts'
import type { Unsaved } from './unsaved.ts'

/** What the journal is made of. */
export type JournalParts = {
  readonly store: OpenStore
  readonly seal: Seal
  readonly cloud: Cloud
  readonly cache: ReadCache
  readonly versions: ApiVersions
  readonly targets: TargetRegistry
  readonly log: Log
  /** Wall time. */
  readonly now: () => number
  /** Waits, ms; a test hands in its own. */
  readonly wait?: (ms: number) => Promise<void>
  /** This process, by a name that no other has had; made up where it is left out. */
  readonly owner?: string
  /** Told of a write that the cloud accepted, or that has come to its end. */
  readonly changed?: (credential: Credential, clusterId: string | undefined, operation: WriteName) => void
}

/** The same, with what all its pieces share. */
export type Context = Omit<JournalParts, 'owner' | 'wait' | 'changed'> & {
  readonly owner: string
  readonly wait: (ms: number) => Promise<void>
  readonly changed: (credential: Credential, clusterId: string | undefined, operation: WriteName) => void
  readonly records: Records
  readonly asks: Asks
  readonly scopes: Scopes
  readonly durations: Durations
  readonly hands: Hands
  readonly unsaved: Unsaved
}

/** Whoever asks the cloud about a row: with the keys that are sealed in it. Undefined where there are none, or none that open. */
export function askerOf({ seal, now }: Pick<Context, 'seal' | 'now'>, row: Row): Asker | undefined {
  if (row.sealed === null || row.sealed_until <= now()) return undefined
  try {
    const credential = openCredential(seal, row.sealed, row.environment, { purpose: 'write', id: row.id })
    return askerWith(credential, row)
  } catch (error) {
    if (error instanceof BrokenSealError) return undefined
    throw error
  }
}

/** Whoever asks about a row with keys of their own. */
export function askerWith(credential: Credential, row: Row): Asker {
  return { credential, environment: row.environment, region: row.region, language: row.language === 'ko' ? 'ko' : 'en' }
}

/** The cloud's now for a row, never before what has happened to it already. */
export function nowFor({ asks, now }: Pick<Context, 'asks' | 'now'>, row: Row, asker: Asker | undefined): number {
  const at = asker === undefined ? now() : asks.now(asker)
  return Math.max(at, row.answered_at ?? row.sent_at ?? row.created_at)
}
