import { useDeferredValue } from 'react'
import { useSearchParams } from 'react-router'
import type { PageSearch } from '#console/components/Pagination.tsx'

/** Rows on a page of what was read across the region. */
export const fleetSizes = [50, 100, 200] as const

export type FleetSearch<K extends string> = PageSearch & { readonly [N in K]: string }

/** Another filter, page or number of rows. */
export type FleetChange<K extends string> = Partial<Record<K | 'page' | 'size', string | number>>

/** What a page across the region is asked for, as it stands in its URL: filters by name, and which page of the rows. */
export function useFleetSearch<K extends string>(...names: readonly K[]) {
  const [params, setParams] = useSearchParams()
  // Fields and URL are never behind the hand; thousands of rows may be.
  const wanted = useDeferredValue(params.toString())
  /** Changes some of it; another filter starts at the first page again. */
  const change = (some: FleetChange<K>) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        next.delete('page')
        for (const [name, value] of Object.entries(some)) {
          if (value === '' || (name === 'page' && value === 1) || (name === 'size' && value === fleetSizes[0])) next.delete(name)
          else next.set(name, String(value))
        }
        return next
      },
      { replace: some.page === undefined },
    )
  return { search: readSearch(params, names), wanted: readSearch(new URLSearchParams(wanted), names), change }
}

/** Reads the URL; whatever makes no sense there falls back to the default. */
function readSearch<K extends string>(params: URLSearchParams, names: readonly K[]): FleetSearch<K> {
  const page = Number(params.get('page') ?? '1')
  const size = Number(params.get('size') ?? '')
  const filters = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])) as { readonly [N in K]: string }
  return {
    ...filters,
    page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
    size: fleetSizes.find((allowed) => allowed === size) ?? fleetSizes[0],
  }
}
