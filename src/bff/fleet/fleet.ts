import type { OperationName } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import type { Clock } from '#bff/clock.ts'
import type { CloudAnswer } from '#bff/cloud.ts'
import type { Credential } from '#bff/credential.ts'
import type { Log } from '#bff/log.ts'
import type { SessionStore, StoredSession } from '#bff/session-store.ts'
import type { TargetRegistry } from '#bff/targets.ts'
import { KeptFleet, type Kept } from './kept-fleet.ts'
import type { FleetRepository } from './repository.ts'
import type { ReadWritten } from './written.ts'

/** Sends one read of the fleet with somebody's keys, past what is kept of it where it is to be `fresh`. Never throws. */
export type FleetRead = (
  credential: Credential,
  environment: string,
  region: string,
  operation: OperationName,
  target: string,
  fresh: boolean,
) => Promise<CloudAnswer>

export type FleetParts = {
  readonly sessions: Pick<SessionStore, 'list'>
  readonly targets: TargetRegistry
  readonly clock: Clock
  readonly log: Log
  readonly read: FleetRead
  readonly repository: FleetRepository
  readonly readWritten: ReadWritten
  /** Calls to the cloud that each snapshot may make in a minute; times the speed of the emulator. */
  readonly perMinute: number
  /** Names this process where several work with one store. */
  readonly owner: string | undefined
}

export type Fleet = {
  /** The fleet of a session's credential, which begins to be read, or goes on. */
  readonly look: (session: StoredSession) => Promise<Kept>
  /** A write was accepted, or has come to its end. */
  readonly changed: (credential: Credential, clusterId: string | undefined, operation: WriteName) => void
  /** What time brings about. Called a few times a second. */
  readonly tick: () => Promise<void>
  /** Sends nothing more, and saves what is not saved yet. */
  readonly close: () => Promise<void>
}

/** Fleets that nobody asked for in so long are not kept, and how often that is looked after. */
const keptMs = 30 * 24 * 3_600_000
const sweepMs = 24 * 3_600_000
/** After these there is a cluster that no list had yet. */
const makesClusters: readonly WriteName[] = ['createCluster', 'createRestoreCluster', 'createReplica', 'createOtherRegionReplica']
/** Fleets in memory at the same time; beyond it the one that nobody looked at for longest goes. */
const fleetsMax = 20

/**
 * The fleets that are being read: one for each credential, shared by all who are signed in with it and by nobody else. What a
 * credential may see depends on its keys and the account that was named with them, and its id stands for all of these.
 */
export function createFleet(parts: FleetParts): Fleet {
  const { clock, repository, log } = parts
  const fleets = new Map<string, KeptFleet>()
  let sweptAt = -Infinity

  const end = async (fleet: KeptFleet) => {
    fleets.delete(fleet.credentialId)
    await fleet.end()
  }

  const makeRoom = () => {
    if (fleets.size < fleetsMax) return
    const [oldest] = [...fleets.values()].toSorted((a, b) => a.lookedAt - b.lookedAt)
    if (oldest !== undefined) void end(oldest)
  }

  const sweep = async () => {
    if (Math.abs(clock.now() - sweptAt) < sweepMs) return
    sweptAt = clock.now()
    try {
      await repository.forgetOlder(clock.now() - keptMs)
    } catch (error) {
      log.warn({ err: error }, 'old fleets could not be forgotten')
    }
  }

  return {
    look: async (session) => {
      let fleet = fleets.get(session.credential.id)
      if (fleet === undefined) {
        makeRoom()
        fleet = openFleet(parts, session)
        fleets.set(fleet.credentialId, fleet)
        void sweep()
      }
      await fleet.look()
      return fleet
    },
    changed: (credential, clusterId, operation) => {
      const scope = fleets.get(credential.id)?.scope()
      for (const fleet of fleets.values()) {
        // Other keys of the same account see the same cluster.
        if (fleet.scope() !== scope) continue
        fleet.changed(clusterId)
        if (makesClusters.includes(operation)) fleet.changed(undefined)
      }
    },
    tick: async () => {
      await Promise.all(
        [...fleets.values()].map(async (fleet) => {
          if (!(await fleet.tick())) await end(fleet)
        }),
      )
    },
    close: async () => {
      await Promise.all([...fleets.values()].map(end))
    },
  }
}

function openFleet({ targets, read, ...parts }: FleetParts, { environment, credential }: StoredSession): KeptFleet {
  const target = targets.find(environment)
  return new KeptFleet({
    ...parts,
    environment,
    credential,
    regions: Object.keys(target?.endpoints ?? {}),
    speed: target?.speed ?? 1,
    ask: (region, operation, path, fresh) => read(credential, environment, region, operation, path, fresh),
  })
}
