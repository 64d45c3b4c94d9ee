import type { Result } from '#contract/operation.ts'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { createLanes, createPace } from '#console/api/lanes.ts'

type Page = Result<'listClusters'>
type Detail = Result<'showCluster'>

export type Reading = {
  /** One page of the list, from 0. */
  readonly readPage: (page: number) => Promise<Page>
  /** What List Clusters leaves out; left out itself where nobody asked for it. */
  readonly readDetail?: ((cluster: RdbClusterResponse) => Promise<Detail>) | undefined
  /** The first page alone is wanted, whatever comes after it. */
  readonly onlyFirst?: boolean
  readonly onProgress: (done: number, count: number) => void
  readonly signal: AbortSignal
}

export type Found = { readonly cluster: RdbClusterResponse; readonly detail: Detail | undefined }

/**
 * Reads the list page after page, one at a time, and then each cluster if need be, four at a time. A cluster that moved to
 * a later page meanwhile is there once.
 * @returns the clusters, and how many the cloud counted last
 * @throws whatever a page throws; a cluster that cannot be read has no detail
 */
export async function readClusters(reading: Reading): Promise<{ readonly found: readonly Found[]; readonly total: number }> {
  const { readPage, onlyFirst = false, onProgress, signal } = reading
  const clusters = new Map<string, RdbClusterResponse>()
  let total = 0
  let read = 0
  for (let page = 0; ; page += 1) {
    signal.throwIfAborted()
    const { contents, count } = await readPage(page)
    const rows = contents ?? []
    for (const cluster of rows) clusters.set(cluster.id, cluster)
    read += rows.length
    total = onlyFirst ? rows.length : count
    if (reading.readDetail === undefined) onProgress(Math.min(read, total), total)
    if (onlyFirst || rows.length === 0 || read >= count) break
  }
  return { found: await withDetails([...clusters.values()], reading), total }
}

async function withDetails(clusters: readonly RdbClusterResponse[], { readDetail, onProgress, signal }: Reading): Promise<Found[]> {
  if (readDetail === undefined) return clusters.map((cluster) => ({ cluster, detail: undefined }))
  const lanes = createLanes(4)
  const pace = createPace(clusters.length)
  let done = 0
  onProgress(done, clusters.length)
  return await Promise.all(
    clusters.map((cluster) =>
      lanes(async () => {
        await pace()
        signal.throwIfAborted()
        const detail = await readDetail(cluster).catch(() => undefined)
        signal.throwIfAborted()
        done += 1
        onProgress(done, clusters.length)
        return { cluster, detail }
      }),
    ),
  )
}
