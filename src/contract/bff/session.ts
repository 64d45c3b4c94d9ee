// No zod here: the first page loads this file. What may be sent stands in sign-in.ts.

/** Environments of Samsung Cloud Platform and their regions, from SCP's own documents; `demo` is the built-in emulator. */
export const cloudRegions = {
  e: ['kr-west1', 'kr-east1'],
  s: ['kr-west1', 'kr-east1'],
  g: ['kr-south1', 'kr-south2', 'kr-south3'],
} as const

/** The path of the session: GET who is signed in, POST sign in, DELETE sign out. */
export const sessionPath = '/api/session'
/** GET: what can be signed in to. Needs no session. */
export const targetsPath = '/api/targets'

/** The header every call of the console carries; a foreign page cannot set it. */
export const consoleHeader = 'x-console'
/** Response header: how far the cloud's clock is ahead of this server's, in ms (negative: behind). */
export const cloudOffsetHeader = 'x-cloud-offset'

/** Who is signed in. Never a key in full: the hint shows its first and last four characters. */
export type Session = {
  readonly environment: string
  readonly regions: readonly string[]
  readonly region: string
  readonly accessKeyHint: string
  /** Unverified: it is only a label in the journal. */
  readonly displayName: string
  /** The typed account id, or empty. */
  readonly accountId: string
  /** Set where List Clusters answered 403 at sign-in: the key is good but may not list. */
  readonly mayNotList: boolean
  /** URLs per region as the cloud is called, without a trailing slash; curl scripts and the sign-in page print them. */
  readonly endpoints: Readonly<Record<string, string>>
  /** The version in `Scp-Api-Version`, e.g. `postgresql 1.0`, as it is sent to the session's own region. */
  readonly apiVersion: string
  /** How far the cloud's clock is ahead of this server's, in ms. */
  readonly cloudOffsetMs: number
  /** How far this server's clock is wrong, in ms, where a minute or more; else 0. */
  readonly skewMs: number
  /** Instant at which the session ends whatever happens. */
  readonly endsAt: string
  /** By how much the emulator divides durations; 1 for the real cloud. */
  readonly speed: number
}

/** One choice on the sign-in page. */
export type Target = {
  readonly environment: string
  /** `demo` needs no keys; `scp` is Samsung's; `operator` was listed by the operator. */
  readonly kind: 'demo' | 'scp' | 'operator'
  readonly regions: readonly string[]
  readonly endpoints: Readonly<Record<string, string>>
}

/** `GET`: `{ sessions }`: the live ones with the same keys. `DELETE …/{handle}` ends one, on every process at once. */
export const sessionsPath = '/api/sessions'
export type SessionEntry = {
  /** Names the session; worth nothing as a cookie. */
  readonly handle: string
  readonly displayName: string
  readonly createdAt: string
  readonly lastSeenAt: string
  /** The one that asks. */
  readonly current: boolean
}
