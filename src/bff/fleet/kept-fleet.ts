import type { Clock } from '#bff/clock.ts'
import type { Credential } from '#bff/credential.ts'
import type { Log } from '#bff/log.ts'
import type { SessionStore } from '#bff/session-store.ts'
import type { FleetRepository } from './repository.ts'
import { Reader, type Ask } from './reader.ts'
import { Saver } from './saver.ts'
import { Snapshot } from './snapshot.ts'
import { Verdicts } from './verdicts.ts'
import { Watch } from './watch.ts'
import type { ReadWritten } from './written.ts'

/** One credential's fleet, for who is signed in with it. */
export type Kept = {
  readonly snapshot: Snapshot
  readonly reader: Reader
  readonly verdicts: Verdicts
  /** Whose thresholds and ignores hold: the account's, as the cloud tells it; until then the credential's. */
  readonly scope: () => string
}

export type KeptFleetParts = {
  readonly environment: string
  readonly credential: Credential
  readonly regions: readonly string[]
  readonly speed: number
  /** Calls a minute, at speed 1. */
  readonly perMinute: number
  readonly ask: Ask
  readonly sessions: Pick<SessionStore, 'list'>
  readonly repository: FleetRepository
  readonly readWritten: ReadWritten
  /** Names this process where several work with one store; then one of them reads, and the others take over what it has read. */
  readonly owner: string | undefined
  readonly clock: Clock
  readonly log: Log
}

/** As long as somebody looked within this time, the fleet is read at full speed … */
const awakeMs = 5 * 60_000
/** … and then at this share of it, until nobody is signed in any more. */
const drowsyShare = 1 / 4
/** How often it is asked whether anybody is. */
const presenceMs = 15_000
/** How often is saved what is new. */
const saveMs = 1_000
/** How often the journal is asked what is under way. */
const watchMs = 5_000
/** For so long a process that reads may go on without asking again, and how often it asks. */
const leaseMs = 20_000
const renewMs = 5_000
/** How often what another process has read is taken over. */
const followMs = 3_000

/** Reads the fleet of one credential as long as somebody is signed in with it. Times are wall time. */
export class KeptFleet implements Kept {
  readonly snapshot: Snapshot
  readonly reader: Reader
  readonly verdicts: Verdicts
  /** What was kept has been put back: only then can be told what is stale. */
  readonly loaded: Promise<void>
  lookedAt: number
  readonly #parts: KeptFleetParts
  readonly #saver: Saver
  readonly #watch: Watch
  #isLoaded = false
  #presence: 'here' | 'gone' | 'unknown' = 'here'
  /** Until when it is this process that reads. */
  #leadsUntil: number
  /** The scope to which thresholds and ignores were moved. */
  #adopted: string
  #askedAt: number
  #savedAt = -Infinity
  #renewedAt = -Infinity
  #followedAt = -Infinity
  #watchedAt = -Infinity

  constructor(parts: KeptFleetParts) {
    const { regions, speed, perMinute, ask, clock, log, repository, credential, owner } = parts
    this.#parts = parts
    this.#leadsUntil = owner === undefined ? Number.POSITIVE_INFINITY : 0
    this.#adopted = this.#credentialScope()
    this.lookedAt = this.#askedAt = clock.now()
    this.snapshot = new Snapshot(regions, clock.now, (id, what) => {
      this.#saver.news(id, what)
      if (id !== undefined) this.verdicts.changed(id)
    })
    this.reader = new Reader({ snapshot: this.snapshot, perMinute, speed, now: clock.now, ask, mayRead: () => this.#leads() })
    this.verdicts = new Verdicts({
      snapshot: this.snapshot,
      speed,
      writtenOf: (id) => this.#watch.of(id),
      broken: (check, error) => log.error({ err: error, check }, 'a check of the fleet broke'),
    })
    this.#saver = new Saver({
      snapshot: this.snapshot,
      repository,
      credentialId: credential.id,
      now: clock.now,
      restored: (id) => this.verdicts.changed(id),
      failed: (error) => log.warn({ err: error }, 'the fleet could not be kept'),
    })
    this.#watch = new Watch({
      read: parts.readWritten,
      scope: this.scope,
      speed,
      changed: (id) => this.changed(id),
      news: (id) => this.verdicts.changed(id),
      failed: (error) => log.warn({ err: error }, 'the journal could not be asked about a fleet'),
    })
    this.loaded = this.#saver.load().then(() => void (this.#isLoaded = true))
  }

  readonly scope = (): string => {
    const { account } = this.snapshot
    return account === undefined ? this.#credentialScope() : `account ${this.#parts.environment} ${account}`
  }

  get credentialId(): string {
    return this.#parts.credential.id
  }

  /** Somebody looks. */
  async look(): Promise<void> {
    this.lookedAt = this.#parts.clock.now()
    this.#presence = 'here'
    await this.loaded
    await this.#lead()
    this.reader.pump(1)
    await this.#adopt()
  }

  /** A write was accepted. Who does not read himself leaves it to who does, and who learns of it from the journal. */
  changed(clusterId: string | undefined): void {
    if (this.#leads()) this.snapshot.changed(clusterId)
  }

  /** What time brings about. @returns false where nobody is signed in any more */
  async tick(): Promise<boolean> {
    if (!this.#isLoaded) return true
    await this.#lead()
    if (this.#isPast(this.#savedAt, saveMs)) {
      this.#savedAt = this.#parts.clock.now()
      await this.#saver.save()
    }
    if (this.#isPast(this.#watchedAt, watchMs)) {
      this.#watchedAt = this.#parts.clock.now()
      await this.#watch.look()
    }
    await this.#lookAround()
    if (this.#presence === 'gone') return false
    if (this.#presence === 'here') this.reader.pump(this.#isAwake() ? 1 : drowsyShare)
    return true
  }

  /** Sends nothing more, and saves what is not saved yet. */
  async end(): Promise<void> {
    this.reader.end()
    await this.#saver.saveAll()
  }

  #credentialScope(): string {
    return `credential ${this.#parts.credential.id}`
  }

  #isPast(at: number, ms: number): boolean {
    return Math.abs(this.#parts.clock.now() - at) >= ms
  }

  #leads(): boolean {
    return this.#parts.clock.now() < this.#leadsUntil
  }

  #isAwake(): boolean {
    return !this.#isPast(this.lookedAt, awakeMs)
  }

  /**
   * Of several processes one reads. It goes on as long as somebody looks at its own screens; else who has somebody looking takes over when
   * the lease has run out. The others take over what it has read.
   */
  async #lead(): Promise<void> {
    const { owner, repository, clock } = this.#parts
    if (owner === undefined) return
    if (this.#isPast(this.#renewedAt, this.#isAwake() ? renewMs : leaseMs + 2 * renewMs)) {
      const led = this.#leads()
      const at = clock.now()
      this.#renewedAt = at
      const leads = await repository.lease(this.credentialId, owner, leaseMs).catch(() => false)
      // Before anything is read: the other one has read most of it.
      if (leads && !led) await this.#saver.follow()
      this.#leadsUntil = leads ? at + leaseMs : 0
    }
    if (this.#leads() || !this.#isPast(this.#followedAt, followMs)) return
    this.#followedAt = clock.now()
    await this.#saver.follow()
  }

  /** The account has become known: what was set until then moves there. */
  async #adopt(): Promise<void> {
    const scope = this.scope()
    if (this.#adopted === scope) return
    const { repository, log } = this.#parts
    try {
      if (this.#adopted === this.#credentialScope()) await repository.adopt(this.#adopted, scope)
      this.#adopted = scope
    } catch (error) {
      log.warn({ err: error }, 'what was set for a fleet could not be moved to its account')
    }
  }

  /** Looks whether somebody is still signed in. Where the sessions cannot be asked nobody knows, and nothing is sent until then. */
  async #lookAround(): Promise<void> {
    if (!this.#isPast(this.#askedAt, presenceMs)) return
    this.#askedAt = this.#parts.clock.now()
    try {
      this.#presence = (await this.#parts.sessions.list(this.credentialId)).length > 0 ? 'here' : 'gone'
    } catch {
      this.#presence = 'unknown'
    }
  }
}
