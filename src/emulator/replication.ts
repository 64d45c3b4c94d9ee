import type { ReplicaItem } from '#contract/postgresql/replicas.ts'
import { wireTime } from './clock.ts'
import { chance } from './random.ts'
import { isServing } from './serving.ts'
import { instancesOf, type Cluster, type Trouble, type World } from './world.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** In which share of days a replica falls back, for some hours. */
const troubleShare = 0.05
/** A replica that has just got its copy follows for a while. */
const settled = 6 * hour

/** What List Replicas tells: one line per server of each replica. Words and sentences are invented, the cloud documents none. */
export function replicaItems(world: World, origin: Cluster, now: number): ReplicaItem[] {
  return origin.detail.replicas.flatMap((id) => {
    const replica = world.clusters.get(id)
    if (replica === undefined) return []
    const { word, detail, syncedAt } = lineOf(world, origin, replica, now)
    return instancesOf(replica).map((server) => ({
      name: server.name,
      // The vendor's first client refuses a field it does not know: it is there only where it means something.
      ...(replica.region === origin.region ? {} : { region: replica.region }),
      replica_state: word,
      replica_state_detail: detail,
      synced_at: syncedAt === undefined ? null : wireTime(syncedAt),
    }))
  })
}

type Line = { readonly word: string; readonly detail: string | null; readonly syncedAt: number | undefined }

function lineOf(world: World, origin: Cluster, replica: Cluster, now: number): Line {
  const copying = ['createReplica', 'createOtherRegionReplica', 'resetReplica'].includes(replica.operation?.name ?? '')
  if (copying) return { word: 'SYNCHRONIZING', detail: 'A full copy of the origin is being made.', syncedAt: undefined }
  if (replica.link === undefined)
    return { word: 'DISCONNECTED', detail: 'The replica never got a full copy of its origin.', syncedAt: undefined }
  const down = [replica, origin].filter((cluster) => !isServing(cluster))
  if (down.length > 0) {
    const detail = `The replica is ${replica.detail.service_state}, its origin is ${origin.detail.service_state}.`
    // It has what its origin wrote until the first of the two went down.
    return { word: 'DISCONNECTED', detail, syncedAt: Math.min(...down.map(({ servedUntil }) => servedUntil)) }
  }
  const trouble = troubleAt(world, replica, now)
  if (trouble === undefined) return { word: 'STREAMING', detail: null, syncedAt: lastSync(origin, replica, now) }
  if (trouble.lost) return { word: 'DISCONNECTED', detail: 'The connection to the origin was lost.', syncedAt: trouble.from }
  // It falls back until the middle of the time and then catches up.
  const behind = Math.round(0.8 * Math.min(now - trouble.from, trouble.to - now))
  const minutes = Math.ceil(behind / minute)
  return { word: 'CATCHUP', detail: `The replica is ${minutes} min behind its origin.`, syncedAt: now - behind - second }
}

/** The moment up to which a replica has everything: it moves on in steps of five seconds, further behind in another region. */
function lastSync(origin: Cluster, replica: Cluster, now: number): number {
  const lag = (replica.region === origin.region ? second : 11 * second) + (Number.parseInt(replica.id.slice(0, 2), 16) % 7) * 500
  return Math.floor((now - lag) / (5 * second)) * 5 * second
}

/**
 * What holds a replica up at a moment. Now and then one loses its origin or falls behind for some hours and comes back by itself; since
 * when it follows says what a reset or a synchronization has mended. It hangs on the replica's id and the moment alone.
 */
function troubleAt({ mishaps }: World, { id, link }: Cluster, at: number): Trouble | undefined {
  if (link === undefined) return undefined
  const today = Math.floor(at / day)
  const byChance = mishaps ? [today - 1, today].map((number) => troubleOf(id, number, link.since + settled)) : []
  const troubles = [link.trouble, ...byChance]
  return troubles.find((trouble) => trouble !== undefined && at >= trouble.from && at < trouble.to)
}

/** The trouble of a day; `undefined` on most days, and before a moment. */
function troubleOf(id: string, number: number, notBefore: number): Trouble | undefined {
  const key = `${id} replication ${number}`
  if (chance(key) >= troubleShare) return undefined
  const from = number * day + Math.floor(chance(`${key} from`) * day)
  if (from < notBefore) return undefined
  return { from, to: from + Math.floor((1 + 4 * chance(`${key} length`)) * hour), lost: chance(`${key} kind`) < 0.6 }
}
