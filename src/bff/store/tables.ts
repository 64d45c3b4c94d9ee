import type { Generated, Kysely } from 'kysely'
import type { WriteState } from '#contract/bff/journal.ts'
import type { WriteName } from '#contract/rules/durations.ts'

/**
 * The tables of the store, for SQLite and PostgreSQL alike: texts and whole numbers alone, JSON and sealed bytes as text.
 * Instants are ms since 1970. Those that people see are on the cloud's clock; leases, due times and ages of secrets are wall time.
 */
export type Tables = {
  readonly sessions: SessionTable
  readonly accounts: AccountTable
  readonly writes: WriteTable
  readonly steps: StepTable
  readonly about: AboutTable
  readonly fleet_snapshots: FleetSnapshotTable
  readonly fleet_readings: FleetReadingTable
  readonly fleet_settings: FleetSettingTable
  readonly fleet_ignores: FleetIgnoreTable
}

/** The open store. */
export type Store = Kysely<Tables>

/** One person at one browser. The id in the cookie is not here, only its SHA-256. */
export type SessionTable = {
  readonly handle: string
  readonly credential_id: string
  readonly environment: string
  readonly region: string
  readonly display_name: string
  /** 1 where List Clusters answered 403 at sign-in. */
  readonly may_not_list: number
  /** The keys, sealed. */
  readonly sealed: string
  /** Wall time. */
  readonly created_at: number
  /** Wall time, to the minute. */
  readonly last_seen_at: number
}

/** Whose account the cloud says that a credential belongs to. */
export type AccountTable = {
  readonly credential_id: string
  /** The cloud's own `account_id`. */
  readonly account: string
  readonly learned_at: number
}

/** The journal: one row for each write that somebody confirmed. */
export type WriteTable = {
  readonly id: string
  /** Who may see it: `account <environment> <id>`, or until the cloud has told the account `credential <id>`. */
  readonly scope: string
  readonly credential_id: string
  /** As typed at sign-in, unverified. */
  readonly actor: string
  /** First and last characters of the access key. */
  readonly key_hint: string
  readonly idempotency_key: string
  /** Keyed HMAC over method, target and whole body: whether a second use of the key means the same. */
  readonly body_mac: string
  readonly environment: string
  readonly region: string
  readonly operation: WriteName
  /** What it works on: two open writes of one operation cannot have the same. */
  readonly resource: string
  /** Path and query for the cloud. */
  readonly target: string
  /** The redacted body as JSON; null where there is none. */
  readonly body: string | null
  /** 1 where the body held a secret, which is not stored. */
  readonly has_secret: number
  readonly language: string
  readonly cluster_id: string | null
  readonly cluster_name: string
  /** Server type or volume size: what durations are learned by beside the operation. Empty where it does not matter. */
  readonly size: string
  /** `ConfirmedPlan` as JSON. */
  readonly plan: string | null
  readonly state: WriteState
  /** Why a queued write does not go when its turn comes; why one was not sent; why it failed. */
  readonly reason: string | null
  readonly created_at: number
  readonly sent_at: number | null
  readonly answered_at: number | null
  readonly ended_at: number | null
  /** From sending to the end, where it was watched or the cloud tells. */
  readonly took_ms: number | null
  /** HTTP status of the cloud's answer. */
  readonly upstream_status: number | null
  readonly request_id: string | null
  readonly resource_id: string | null
  /** The `Failure` that ended it, as JSON. */
  readonly failure: string | null
  /** Ids of clusters that already had the name before it was sent, as JSON; for writes that make a cluster. */
  readonly ids_before: string | null
  /** Clusters that may be the one, as JSON, where an unknown create has more than one. */
  readonly candidates: string | null
  /** What Show Cluster said before and after, as JSON. */
  readonly cluster_before: string | null
  readonly cluster_after: string | null
  /** Show Request's latest word and Show Cluster's latest state. */
  readonly word: string | null
  readonly cluster_state: string | null
  /** 1 once the cluster was seen moving. */
  readonly moved: number
  /** The keys, sealed, while it is open; wall time until which they are kept. */
  readonly sealed: string | null
  readonly sealed_until: number
  /** Which process has it in hand, and until when (wall time). */
  readonly lease_owner: string | null
  readonly lease_until: number
  /** When somebody should look at it again (wall time). */
  readonly due_at: number
  /** How often an unknown outcome was looked for, and since when (wall time). */
  readonly looks: number
  readonly unknown_since: number | null
  /** Ids and names in small letters, for people who look for one. */
  readonly search: string
}

/** What happened to a write, in order. */
export type StepTable = {
  readonly number: Generated<number>
  readonly write_id: string
  readonly at: number
  /** `StepKind` of the contract. */
  readonly kind: string
  readonly detail: string
}

/** What a store says of itself: `layout` is the number of migrations it has gone through. */
export type AboutTable = {
  readonly name: string
  readonly value: string
}

/** The fleet of one credential: all that is no cluster. */
export type FleetSnapshotTable = {
  readonly credential_id: string
  /** Account, clock, lists and engine versions as JSON. */
  readonly value: string
  /** Wall time. */
  readonly saved_at: number
  /** Which process reads it, and until when (wall time). */
  readonly lease_owner: string | null
  readonly lease_until: number
}

/** What was read of a cluster: one row for each kind of reading, and one for its line in the list. */
export type FleetReadingTable = {
  readonly credential_id: string
  readonly cluster_id: string
  readonly kind: string
  readonly region: string
  readonly read_at: number
  /** Wall time. */
  readonly saved_at: number
  /** JSON. */
  readonly value: string
}

/** Thresholds of an account, as JSON. */
export type FleetSettingTable = { readonly scope: string; readonly value: string }

/** A finding that an account ignores: its key; reason, end and actor as JSON. */
export type FleetIgnoreTable = { readonly scope: string; readonly finding: string; readonly value: string }
