import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import { cloudNow } from '#console/api/now.ts'
import { failureOf, readOptions } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { toListQuery, type ListSearch } from '#console/pages/clusters/list-search.ts'
import { saveText } from '#console/ui/save-text.ts'
import { readClusters } from './read-clusters.ts'
import { fileText } from './records.ts'

export type Wish = { readonly scope: 'page' | 'all'; readonly format: 'csv' | 'json'; readonly details: boolean }

export type Progress =
  | { readonly kind: 'idle' | 'cancelled' }
  | { readonly kind: 'reading'; readonly done: number; readonly count: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'saved'; readonly file: string; readonly count: number; readonly total: number; readonly blanks: number }

/** How many rows a page has when all are read. */
const size = 100

/** Reads what is to be exported and saves it as a file; can be cancelled, and ends with the page. */
export function useExport(search: ListSearch) {
  const region = useRegion()
  const client = useQueryClient()
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' })
  const under = useRef<AbortController>(undefined)
  useEffect(() => () => under.current?.abort(), [])

  const start = async ({ scope, format, details }: Wish) => {
    const cancel = new AbortController()
    under.current = cancel
    setProgress({ kind: 'reading', done: 0, count: 0 })
    const query = toListQuery(search)
    try {
      const { found, total } = await readClusters({
        onlyFirst: scope === 'page',
        signal: cancel.signal,
        onProgress: (done, count) => cancel.signal.aborted || setProgress({ kind: 'reading', done, count }),
        // What stands on the screen is what is exported; all the other pages are read for the file alone.
        readPage: (page) =>
          scope === 'page'
            ? client.fetchQuery({ ...readOptions(region, 'listClusters', query), staleTime: Infinity })
            : client.fetchQuery({ ...readOptions(region, 'listClusters', { ...query, page, size }), staleTime: 0, gcTime: 0 }),
        readDetail: details
          ? ({ id }) => client.fetchQuery({ ...readOptions(region, 'showCluster', { cluster_id: id }), staleTime: 60_000 })
          : undefined,
      })
      const file = `clusters-${region}-${new Date(cloudNow()).toISOString().slice(0, 19).replaceAll(':', '')}.${format}`
      saveText(file, format === 'csv' ? 'text/csv' : 'application/json', fileText(format, found, details))
      const blanks = details ? found.filter(({ detail }) => detail === undefined).length : 0
      setProgress({ kind: 'saved', file, count: found.length, total, blanks })
    } catch (error) {
      const failure = failureOf(error)
      if (!cancel.signal.aborted && failure !== undefined) setProgress({ kind: 'failed', failure })
    }
  }
  return {
    progress,
    start,
    // At once, although an answer may still be on its way.
    cancel: () => {
      under.current?.abort()
      setProgress({ kind: 'cancelled' })
    },
    reset: () => setProgress({ kind: 'idle' }),
  }
}
