import { useQueryClient } from '@tanstack/react-query'
import { readOptions } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { saveExport, type ExportFormat } from '#console/components/exports/save-export.ts'
import { useExport } from '#console/components/exports/use-export.ts'
import { toListQuery, type ListSearch } from '#console/pages/clusters/list-search.ts'
import { readClusters } from './read-clusters.ts'
import { fileText } from './records.ts'

export type Wish = { readonly scope: 'page' | 'all'; readonly format: ExportFormat; readonly details: boolean }
/** `total` of the list; `blanks`: how many of them could not be read in detail. */
export type Saved = { readonly count: number; readonly total: number; readonly blanks: number }

/** How many rows a page has when all are read. */
const size = 100

/** Saves the clusters of the list, with their details where they are wanted. */
export function useClustersExport(search: ListSearch) {
  const region = useRegion()
  const client = useQueryClient()
  return useExport<Wish, Saved>(async ({ scope, format, details }, { signal, onProgress }) => {
    const query = toListQuery(search)
    const { found, total } = await readClusters({
      onlyFirst: scope === 'page',
      signal,
      onProgress,
      // What stands on the screen is what is exported; all the other pages are read for the file alone.
      readPage: (page) =>
        scope === 'page'
          ? client.fetchQuery({ ...readOptions(region, 'listClusters', query), staleTime: Infinity })
          : client.fetchQuery({ ...readOptions(region, 'listClusters', { ...query, page, size }), staleTime: 0, gcTime: 0 }),
      readDetail: details
        ? ({ id }) => client.fetchQuery({ ...readOptions(region, 'showCluster', { cluster_id: id }), staleTime: 60_000 })
        : undefined,
    })
    const blanks = details ? found.filter(({ detail }) => detail === undefined).length : 0
    return { file: saveExport(`clusters-${region}`, format, fileText(format, found, details)), count: found.length, total, blanks }
  })
}
