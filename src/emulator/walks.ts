import type { KnownState } from '#contract/rules/states.ts'
import type { OperationName } from '#contract/operations.ts'
import type { AsyncResponse } from '#contract/postgresql/shared.ts'
import { scaled, wireTime } from './clock.ts'
import { applyChange, leaveRemains } from './changes.ts'
import { startsServers, takeUpParameters } from './parameter-values.ts'
import { catchUp } from './schedules.ts'
import { isServing } from './serving.ts'
import { instancesOf, plan, type Change, type Cluster, type Due, type World } from './world.ts'

/** When an instance enters a state, as a fraction of the whole operation. */
type Step = { readonly at: number; readonly role: 'ACTIVE' | 'STANDBY'; readonly state: KnownState }

/** The states a cluster and its instances go through. */
export type Walk = {
  readonly moving: KnownState
  readonly settles: KnownState
  readonly steps: readonly Step[]
  /** A setting of the cluster alone: the servers go on as they were. */
  readonly sparesServers?: true
}

/**
 * How the operations walk. The cluster's states are documented words; the order of the instances is inferred from how a
 * primary with a standby is worked on: the standby goes down first and comes up first, except at the start.
 */
export const walks = {
  create: walk('CREATING', 'RUNNING', [{ at: 0.7, role: 'ACTIVE', state: 'RUNNING' }]),
  start: walk('STARTING', 'RUNNING', [{ at: 0.6, role: 'ACTIVE', state: 'RUNNING' }]),
  stop: walk('STOPPING', 'STOPPED', [{ at: 0.5, role: 'STANDBY', state: 'STOPPED' }]),
  restart: walk('RESTARTING', 'RUNNING', [{ at: 0.5, role: 'STANDBY', state: 'RUNNING' }]),
  switchover: walk('EDITING', 'RUNNING', []),
  edit: walk('EDITING', 'RUNNING', []),
  setting: { ...walk('EDITING', 'RUNNING', []), sparesServers: true },
  resize: walk('EDITING', 'RUNNING', [
    { at: 0, role: 'STANDBY', state: 'RESTARTING' },
    { at: 0.5, role: 'STANDBY', state: 'RUNNING' },
    { at: 0.5, role: 'ACTIVE', state: 'RESTARTING' },
  ]),
  upgrade: walk('UPGRADING', 'RUNNING', [{ at: 0.5, role: 'STANDBY', state: 'RUNNING' }]),
  migrate: walk('MIGRATING', 'RUNNING', []),
  terminate: walk('TERMINATING', 'TERMINATED', [{ at: 0.4, role: 'STANDBY', state: 'TERMINATED' }]),
} satisfies Record<string, Walk>

/** sync-state looks at the servers and tells what it finds. */
export function syncWalk(found: KnownState): Walk {
  return walk('SYNCHRONIZING', found, [])
}

function walk(moving: KnownState, settles: KnownState, steps: readonly Step[]): Walk {
  return { moving, settles, steps }
}

export type Start = {
  readonly operation: OperationName
  readonly walk: Walk
  /** How long it takes on the real cloud (ms). */
  readonly duration: number
  /** The account's now. */
  readonly at: number
  readonly change?: Change
  /** Accepted, but it will not succeed: the state it leaves. */
  readonly failsInto?: KnownState | undefined
  /** How much of it is already behind (0 to 1), for fleets that wake up in the middle of something. */
  readonly done?: number
  /** Where it is part of a request on another cluster: that one tells what becomes of the request. */
  readonly requestId?: string
}

/** How long a request waits before the cloud begins with it (ms). Inferred. */
const queueTime = 3000

/**
 * Accepts a write: sets the moving state, plans the rest on the account's clock.
 * The caller has made sure that nothing else runs on the cluster.
 */
export function begin(world: World, cluster: Cluster, start: Start): AsyncResponse {
  const { walk: states, at } = start
  const requestId = start.requestId ?? world.random.requestId()
  const whole = scaled(world.pace, start.duration)
  const begun = at - Math.round(whole * (start.done ?? 0))
  catchUp(world, cluster, begun)
  const settles = start.failsInto ?? states.settles
  cluster.operation = {
    name: start.operation,
    requestId,
    settles,
    change: start.change ?? { kind: 'none' },
    fails: start.failsInto !== undefined,
  }
  const startsAt = begun + Math.min(scaled(world.pace, queueTime), Math.floor(whole / 2))
  if (start.requestId === undefined) {
    const { region, id: clusterId } = cluster
    world.requests.set(requestId, { id: requestId, region, clusterId, startsAt, outcome: undefined })
  }
  setState(world, cluster, states.moving, begun)
  if (states.sparesServers !== true) setInstances(cluster, 'all', states.moving)
  for (const step of states.steps) {
    planOrApply(
      world,
      cluster,
      { kind: 'instances', clusterId: cluster.id, requestId, role: step.role, state: step.state, at: begun + Math.round(whole * step.at) },
      at,
    )
  }
  plan(world, { kind: 'finish', clusterId: cluster.id, requestId, at: begun + whole })
  return { request_id: requestId, resource: { id: cluster.id } }
}

/** A step that is already behind has happened. */
function planOrApply(world: World, cluster: Cluster, due: Extract<Due, { kind: 'instances' }>, now: number): void {
  if (due.at <= now) setInstances(cluster, due.role, due.state)
  else plan(world, due)
}

/** How long a terminated cluster is still shown before it is 404 (ms on the real cloud). The vendor's client knows both; how long is inferred. */
const terminatedShown = 30 * 60_000

/** Lets everything happen that is due. Called whenever an account is touched. */
export function settle(world: World, now: number): void {
  while (world.dues.length > 0 && world.dues[0]!.at <= now) {
    const due = world.dues.shift()!
    const cluster = world.clusters.get(due.clusterId)
    if (cluster === undefined) continue
    catchUp(world, cluster, due.at)
    if (due.kind === 'forget') {
      if (cluster.detail.service_state === 'TERMINATED') world.clusters.delete(cluster.id)
      continue
    }
    // Someone set the state by hand meanwhile: what was planned no longer holds.
    if (cluster.operation?.requestId !== due.requestId) continue
    if (due.kind === 'instances') setInstances(cluster, due.role, due.state)
    else finish(world, cluster, due.at)
  }
}

function finish(world: World, cluster: Cluster, at: number): void {
  const operation = cluster.operation
  if (operation === undefined) return
  cluster.operation = undefined
  const request = world.requests.get(operation.requestId)
  if (request?.clusterId === cluster.id) request.outcome = operation.fails ? 'FAILED' : 'COMPLETED'
  setState(world, cluster, operation.settles, at)
  setInstances(cluster, 'all', operation.settles)
  // UNKNOWN says that the cloud does not know: the servers go on as they were.
  if (operation.settles !== 'UNKNOWN') cluster.actual = operation.settles
  if (operation.fails) leaveRemains(cluster, operation.change)
  else {
    applyChange(world, cluster, operation.change)
    if (startsServers(operation.name)) takeUpParameters(cluster)
  }
  if (operation.settles === 'TERMINATED') planToForget(world, cluster, at)
}

/** Forgets a terminated cluster in a while. */
export function planToForget(world: World, cluster: Cluster, at: number): void {
  plan(world, { kind: 'forget', clusterId: cluster.id, at: at + scaled(world.pace, terminatedShown) })
}

/** Ends what runs on a cluster as failed and sets its state. For the admin side: tests put clusters where they need them. */
export function forceState(world: World, cluster: Cluster, state: KnownState, at: number): void {
  catchUp(world, cluster, at)
  const request = cluster.operation === undefined ? undefined : world.requests.get(cluster.operation.requestId)
  if (request?.clusterId === cluster.id) request.outcome = 'FAILED'
  cluster.operation = undefined
  setState(world, cluster, state, at)
  setInstances(cluster, 'all', state)
  if (state === 'RUNNING' || state === 'STOPPED' || state === 'FAILED' || state === 'TERMINATED') cluster.actual = state
  if (state !== 'TERMINATED') return
  applyChange(world, cluster, { kind: 'terminate' })
  planToForget(world, cluster, at)
}

function setState(world: World, cluster: Cluster, state: KnownState, at: number): void {
  const served = isServing(cluster)
  cluster.detail.service_state = state
  if (served && !isServing(cluster)) cluster.servedUntil = at
  cluster.detail.modified_at = wireTime(at)
  cluster.detail.modified_by = world.userId
}

function setInstances(cluster: Cluster, role: 'ACTIVE' | 'STANDBY' | 'all', state: KnownState): void {
  for (const instance of instancesOf(cluster)) {
    if (role === 'all' || instance.role_type === role) instance.service_state = state
  }
}
