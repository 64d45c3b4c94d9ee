import { expect, test } from 'vitest'
import { isWrite, operationNames, operations, type OperationName } from '#contract/operations.ts'
import type { AsyncResponse } from '#contract/postgresql/shared.ts'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import { hour, minute, testCloud, type TestCloud } from '#emulator/testing/cloud.ts'
import { inputFor, prepareFor } from '#emulator/testing/inputs.ts'
import { holdStrictly } from '#emulator/testing/strict.ts'
import type { Cluster } from '#emulator/world.ts'

// Every answer on the believable fleet, held against the contract strictly: reads at once, an hour and forty days later, writes first and last.
const moments = [0, 65 * minute, 40 * 24 * hour]

const reads = operationNames.filter((name) => !isWrite(name) && name !== 'showRequest')
const readsOfCluster = reads.filter((name) => operations[name].path.includes('{cluster_id}'))

async function hold(cloud: TestCloud, name: OperationName, cluster: Cluster, roll: number): Promise<boolean> {
  const input = await inputFor(name, { cloud, cluster, roll })
  return holdStrictly(name, await cloud.ask(name, input, cluster.region))
}

test.each(reads)('%s', async (name) => {
  for (const moment of moments) {
    const cloud = testCloud()
    cloud.account.advance(moment)
    const clusters = cloud.account.clusters()
    for (const [roll, cluster] of (readsOfCluster.includes(name) ? clusters : clusters.slice(0, 5)).entries()) {
      expect(await hold(cloud, name, cluster, roll)).toBe(true)
    }
  }
})

test.each(operationNames.filter((name) => isWrite(name)) as WriteName[])(
  '%s, and what is told while it runs and afterwards',
  async (name) => {
    for (const moment of [moments[0]!, moments.at(-1)!]) {
      const cloud = testCloud()
      cloud.account.advance(moment)
      const before = new Set(cloud.account.clusters().map(({ id }) => id))
      const { cluster, request_id } = await firstTaken(cloud, name)
      for (const part of [0, 0.5, 0.5]) {
        cloud.account.advance(durations[name].typical * part)
        const touched = cloud.account.clusters().filter(({ id }) => id === cluster.id || !before.has(id))
        for (const each of touched) for (const read of readsOfCluster) expect(await hold(cloud, read, each, 0)).toBe(true)
        expect(await holdStrictly('showRequest', await cloud.ask('showRequest', { request_id }, cluster.region))).toBe(true)
      }
    }
  },
)

/** Tries one cluster after the other; refusals on the way are held as well. */
async function firstTaken(cloud: TestCloud, name: WriteName): Promise<{ cluster: Cluster; request_id: string }> {
  for (const [roll, cluster] of cloud.account.clusters().entries()) {
    await prepareFor(name, cloud, cluster)
    const input = await inputFor(name, { cloud, cluster, roll: roll + 1 })
    const response = await cloud.ask(name, input, cluster.region)
    if (await holdStrictly(name, response.clone())) return { cluster, request_id: ((await response.json()) as AsyncResponse).request_id }
  }
  throw new Error(`Nowhere is ${name} taken.`)
}
