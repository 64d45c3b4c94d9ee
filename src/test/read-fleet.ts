import type { ClusterFacts, FleetFacts } from '#contract/rules/findings/finding.ts'
import { productImageType } from '#contract/postgresql/words.ts'
import { readInstant } from '#contract/instant.ts'
import type { TestCloud } from '#emulator/testing/cloud.ts'
import { regions } from '#emulator/world.ts'

/** Reads a whole account as the checks look at it: every cluster of every region with everything that is told of it. */
export async function readFleet(cloud: TestCloud): Promise<{ readonly clusters: readonly ClusterFacts[]; readonly fleet: FleetFacts }> {
  const clusters: ClusterFacts[] = []
  const now = cloud.account.now()
  for (const region of regions) {
    const { contents } = await cloud.call('listClusters', { size: 100 }, region)
    for (const row of contents ?? []) clusters.push(await readCluster(cloud, region, row, now))
  }
  const engines = await cloud.call('listEngineVersions', { product_image_type: productImageType, eos_included: true })
  const byId = new Map(clusters.map((facts) => [facts.row.id, facts]))
  return { clusters, fleet: { now, speed: 1, engines, clusterOf: (id) => byId.get(id) } }
}

async function readCluster(cloud: TestCloud, region: string, row: ClusterFacts['row'], readAt: number): Promise<ClusterFacts> {
  const cluster_id = row.id
  const reading = async <T>(answer: Promise<T>) => ({ value: await answer, readAt })
  return {
    region,
    row,
    rowReadAt: readAt,
    detail: await reading(cloud.call('showCluster', { cluster_id }, region)),
    replicas: await reading(cloud.call('listReplicas', { cluster_id }, region)),
    histories: await reading(cloud.call('listBackupHistories', { cluster_id, limit: 20, page: 0 }, region)),
    archive: await reading(cloud.call('showArchiveConfig', { cluster_id }, region)),
    logExports: await reading(cloud.call('listLogExportConfigs', { cluster_id }, region)),
    stateSince: readInstant(row.modified_at) ?? readAt,
  }
}
