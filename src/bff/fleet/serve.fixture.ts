import { createCredential } from '#bff/credential.ts'
import { createDurations } from '#bff/journal/durations.ts'
import type { SessionStore, StoredSession } from '#bff/session-store.ts'
import type { OpenStore } from '#bff/store/open.ts'
import { createTargetRegistry } from '#bff/targets.ts'
import { regions, type FakeCloud } from './cloud.fixture.ts'
import { createFleet, type Fleet } from './fleet.ts'
import { createStoredFleetRepository } from './stored-repository.ts'
import { createReadWritten } from './written.ts'

export const seconds = 1_000
export const minute = 60 * seconds

const targets = createTargetRegistry([
  { environment: 'demo', kind: 'demo', endpoints: Object.fromEntries(regions.map((region) => [region, `http://127.0.0.1:1/${region}`])) },
])

/** A server: what it has in memory ends with it. Each key has a cloud of its own. */
export function serveFleet(
  store: OpenStore,
  clouds: Readonly<Record<string, FakeCloud>>,
  signedIn: readonly StoredSession[],
  owner?: string,
) {
  const [first] = Object.values(clouds)
  const clock = { now: () => first!.wall }
  const lines: string[] = []
  const note = (_fields: unknown, message: string) => void lines.push(message)
  const sessions: Pick<SessionStore, 'list'> = { list: async (id) => signedIn.filter(({ credential }) => credential.id === id) }
  const repository = createStoredFleetRepository(store.db, clock)
  const fleet = createFleet({
    sessions,
    targets,
    clock,
    log: { info: note, warn: note, error: note },
    read: ({ accessKey }, _environment, region, operation, target, fresh) => clouds[accessKey]!.ask(region, operation, target, fresh),
    repository,
    readWritten: createReadWritten(store.db, createDurations(store.db, clock.now)),
    perMinute: 120,
    owner,
  })
  return { fleet, lines, repository }
}

let handles = 0

/** Somebody who is signed in. */
export function sessionOf(
  accessKey: string,
  more: { readonly displayName?: string; readonly secretKey?: string; readonly accountId?: string } = {},
): StoredSession {
  const { displayName = 'kim', secretKey = 'secret', accountId } = more
  const credential = createCredential('demo', { accessKey, secretKey, accountId })
  handles += 1
  const times = { createdAt: 0, lastSeenAt: 0 }
  return { handle: `h${handles}`, environment: 'demo', region: 'kr-west1', credential, displayName, mayNotList: false, ...times }
}

export const ticks = (fleet: Fleet) => () => fleet.tick()
