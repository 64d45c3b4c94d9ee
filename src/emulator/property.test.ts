import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWrite, operationNames, operations, type OperationName } from '#contract/operations.ts'
import { clusterRoles } from '#contract/postgresql/words.ts'
import { isKnownState, isMoving } from '#contract/rules/states.ts'
import type { Fault } from './faults.ts'
import { hour, minute, testCloud, type TestCloud } from './testing/cloud.ts'
import { inputFor } from './testing/inputs.ts'
import { instancesOf, regions, type Cluster } from './world.ts'

// Whatever people, programs and bad luck do to it, the cloud stays a cloud.

const day = 24 * hour
const writes = operationNames.filter(isWrite)
const readsOfCluster = operationNames.filter((name) => !isWrite(name) && operations[name].path.includes('{cluster_id}'))

type Write = {
  readonly kind: 'write'
  readonly name: OperationName
  readonly target: number
  readonly roll: number
  readonly fault: Fault | null
}
type Step = Write | { readonly kind: 'clock'; readonly ms: number }

const faults = fc.constantFrom<Fault>(
  { kind: 'failsLater', state: 'ERROR', times: 1 },
  { kind: 'failsLater', state: 'UNKNOWN', times: 1 },
  { kind: 'failsLater', state: 'FAILED', times: 1 },
  { kind: 'reset', when: 'before', times: 1 },
  { kind: 'reset', when: 'after', times: 1 },
  { kind: 'status', status: 500, when: 'after', times: 1 },
)
const write = fc.record({
  kind: fc.constant('write' as const),
  name: fc.constantFrom(...writes),
  target: fc.nat(7),
  roll: fc.nat(9999),
  fault: fc.option(faults, { freq: 8 }),
})
const clock = fc.record({
  kind: fc.constant('clock' as const),
  ms: fc.oneof(fc.nat(5 * minute), fc.integer({ min: 10 * minute, max: hour }), fc.integer({ min: hour, max: 3 * day })),
})
const steps = fc.array(fc.oneof({ weight: 3, arbitrary: write }, { weight: 2, arbitrary: clock }), {
  minLength: 10,
  maxLength: 40,
  size: 'max',
})

/** Clusters of all kinds, few enough for writes to meet: HA and single, UNKNOWN, STOPPED, a replica, another region. */
const cast = new Set(['orders', 'orders-ra', 'search', 'catalog', 'billing', 'pricing', 'tickets'])
const ofCast = ({ detail }: Cluster) => cast.has(detail.name)

function targetOf(cloud: TestCloud, index: number): Cluster {
  const clusters = cloud.account.clusters()
  const known = clusters.filter(ofCast)
  // What the steps have made themselves takes part as well: it is at the end of the list.
  return [...known, clusters.at(-1)!][index % (known.length + 1)]!
}

type Request = { readonly id: string; readonly cluster: string; readonly region: string }

/** Walks through steps and watches. */
class Walker {
  readonly cloud = testCloud()
  readonly transcript: string[] = []
  /** What should not be; empty while all is well. */
  readonly troubles: string[] = []
  readonly taken = new Set<OperationName>()
  readonly #everSeen = new Map<string, string>()
  readonly #mayGo = new Set<string>()
  #open: Request[] = []

  constructor() {
    // The fleet wakes up with clusters that are on their way out.
    const leaving = this.cloud.account.clusters().filter(({ detail }) => detail.service_state.startsWith('TERMINAT'))
    for (const { id } of leaving) this.#mayGo.add(id)
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'clock') this.cloud.account.advance(step.ms)
    else await this.#write(step)
    this.#look()
    await this.#followRequests()
  }

  async #write({ name, target, roll, fault }: Write): Promise<void> {
    const cluster = targetOf(this.cloud, target)
    const input = await inputFor(name, { cloud: this.cloud, cluster, roll })
    if (fault !== null) this.cloud.account.fault(fault)
    const response = await this.cloud.ask(name, input, cluster.region)
    this.cloud.account.clearFaults()
    const text = await response.text()
    this.transcript.push(`${name} ${response.status} ${text}`)
    const broken = response.status >= 500
    if (broken && fault === null) this.troubles.push(`${name} was answered ${response.status} ${text}`)
    // What was answered by a broken connection may have been carried out all the same.
    if (name === 'terminateCluster' && (broken || response.status === 202)) this.#mayGo.add(cluster.id)
    if (response.status !== 202) return
    this.taken.add(name)
    const { request_id, resource } = JSON.parse(text) as { request_id: string; resource: { id: string } }
    this.#open.push({ id: request_id, cluster: resource.id, region: cluster.region })
    await this.#tryAnother(resource.id, cluster.region, name)
  }

  /** What has just been taken holds up every other write on that cluster. */
  async #tryAnother(cluster_id: string, region: string, after: OperationName): Promise<void> {
    for (const name of ['restartCluster', 'stopCluster'] as const) {
      const response = await this.cloud.ask(name, { cluster_id }, region)
      const refused = response.status === 400 && (await response.text()).includes('Dbaas.ValidationError.ExistInprogress')
      if (!refused) this.troubles.push(`${name} was answered ${response.status} right after ${after}`)
    }
  }

  /** What holds at every moment. */
  #look(): void {
    const clusters = this.cloud.account.clusters()
    const ids = new Set(clusters.map(({ id }) => id))
    for (const cluster of clusters) {
      this.#everSeen.set(cluster.id, cluster.detail.name)
      for (const trouble of troublesOf(cluster, ids)) this.troubles.push(`${cluster.detail.name} ${trouble}`)
    }
    for (const [id, name] of this.#everSeen) if (!ids.has(id) && !this.#mayGo.has(id)) this.troubles.push(`${name} was lost`)
  }

  /** At most one request is under way for a cluster. */
  async #followRequests(): Promise<void> {
    const busy = new Map<string, Request>()
    for (const request of this.#open) {
      const { state } = await this.cloud.call('showRequest', { request_id: request.id }, request.region)
      if (!['PENDING', 'IN_PROGRESS', 'COMPLETED', 'FAILED'].includes(state)) this.troubles.push(`A request is ${state}`)
      if (state !== 'PENDING' && state !== 'IN_PROGRESS') continue
      if (busy.has(request.cluster)) this.troubles.push(`Two requests are under way for ${request.cluster}`)
      busy.set(request.cluster, request)
    }
    this.#open = [...busy.values()]
  }
}

function* troublesOf(cluster: Cluster, ids: ReadonlySet<string>): Generator<string> {
  const { detail, operation } = cluster
  const instances = instancesOf(cluster)
  for (const state of [detail.service_state, ...instances.map(({ service_state }) => service_state)]) {
    if (!isKnownState(state)) yield `is ${state}, which nobody knows`
  }
  if (isMoving(detail.service_state) !== (operation !== undefined)) yield `is ${detail.service_state} with ${operation?.name} under way`
  if (!clusterRoles.some((role) => role === detail.role_type)) yield `is a ${detail.role_type}, which nobody knows`
  if (!regions.includes(cluster.region)) yield `is in ${cluster.region}, which nobody knows`
  if (instances.length !== detail.instance_count) yield `has ${instances.length} instances and tells ${detail.instance_count}`
  for (const replica of detail.replicas) if (!ids.has(replica)) yield `names the replica ${replica}, which is not there`
}

async function walk(path: readonly Step[]): Promise<Walker> {
  const walker = new Walker()
  for (const step of path) await walker.take(step)
  return walker
}

/** What the cloud tells about some clusters, answer by answer. */
async function tell(cloud: TestCloud, which: (cluster: Cluster) => boolean): Promise<string[]> {
  const told: string[] = []
  for (const cluster of cloud.account.clusters().filter(which)) {
    for (const name of readsOfCluster) {
      const input = await inputFor(name, { cloud, cluster, roll: 0 })
      told.push(await (await cloud.ask(name, input, cluster.region)).text())
    }
  }
  return told
}

test('whatever is done, every state is known, no cluster is lost, one operation at a time, nothing is stuck', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (path) => {
      const { cloud, troubles } = await walk(path)
      expect(troubles).toEqual([])
      cloud.account.advance(3 * hour)
      expect(cloud.account.clusters().filter(({ detail }) => isMoving(detail.service_state))).toEqual([])
    }),
    { numRuns: 20 },
  )
})

test('the same steps in the same account give the same answers and the same world', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (path) => {
      const [one, two] = [await walk(path), await walk(path)]
      expect(one.transcript).toEqual(two.transcript)
      expect(await tell(one.cloud, () => true)).toEqual(await tell(two.cloud, () => true))
    }),
    { numRuns: 5 },
  )
})

test('a month in one step is a month in many, looked at or not', async () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 4 * day }), { minLength: 5, maxLength: 15, size: 'max' })
  await fc.assert(
    fc.asyncProperty(steps, cuts, async (path, parts) => {
      const [one, many] = [await walk(path), await walk(path)]
      let left = 30 * day
      for (const part of parts) {
        const ms = Math.min(left, part)
        many.cloud.account.advance(ms)
        left -= ms
        if (ms % 2 === 0) await tell(many.cloud, ofCast)
      }
      many.cloud.account.advance(left)
      one.cloud.account.advance(30 * day)
      expect(await tell(many.cloud, () => true)).toEqual(await tell(one.cloud, () => true))
    }),
    { numRuns: 5 },
  )
})

/** Each write once, on clusters of the cast by number, and an hour after the one before. */
const tour: readonly (readonly [OperationName, target: number, roll?: number])[] = [
  ['synchronizeClusterState', 3],
  ['startCluster', 4],
  ['restartCluster', 4],
  ['patchMinorVersion', 4],
  ['setServerType', 4],
  ['setBlockStorageSize', 4],
  ['stopCluster', 4],
  ['switchoverCluster', 2],
  ['addBlockStorages', 2],
  ['setSecurityGroupRules', 2],
  ['setParameterValues', 2],
  ['synchronizeParameterValues', 2],
  ['setAuditLog', 2],
  ['registerLogExportConfig', 2],
  ['setLogExportConfig', 2],
  ['exportLog', 2],
  ['unregisterLogExportConfig', 2],
  ['setMaintenance', 2],
  ['unsetMaintenance', 2],
  ['synchronizeReplicaState', 0],
  ['createReplica', 0],
  ['createOtherRegionReplica', 0, 2],
  ['resetReplica', 5],
  ['promoteReplicaCluster', 5],
  ['setBackup', 6],
  ['createRestoreCluster', 6],
  ['removeBackupHistories', 6],
  ['setArchiveConfig', 6],
  ['synchronizeArchiveConfig', 6],
  ['deleteArchiveLog', 6],
  ['unsetBackup', 6],
  ['createCluster', 0],
  ['terminateCluster', 7],
]

test('a tour through all writes: each is taken', async () => {
  const path = tour.flatMap(([name, target, roll = 1]): Step[] => [
    { kind: 'write', name, target, roll, fault: null },
    { kind: 'clock', ms: hour },
  ])
  const { taken, troubles } = await walk(path)
  expect(troubles).toEqual([])
  expect(writes.filter((name) => !taken.has(name))).toEqual([])
})
