import { useSearchParams } from 'react-router'
import type { PageSearch } from '#console/components/Pagination.tsx'

/** Rows on a page of what was read across the region. */
export const fleetSizes = [50, 100, 200] as const

export type FleetSearch<K extends string> = PageSearch & { readonly [N in K]: string }

/** What a page across the region shows, as it stands in its URL: filters by name, and which page of the rows. */
export function useFleetSearch<K extends string>(...names: readonly K[]) {
  const [params, setParams] = useSearchParams()
  const page = Number(params.get('page') ?? '1')
  const size = Number(params.get('size') ?? '')
  const filters = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])) as { readonly [N in K]: string }
  const search: FleetSearch<K> = {
    ...filters,
    page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
    size: fleetSizes.find((allowed) => allowed === size) ?? fleetSizes[0],
  }
  /** Changes some of it; another filter starts at the first page again. */
  const change = (wanted: Partial<Record<K | 'page' | 'size', string | number>>) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        next.delete('page')
        for (const [name, value] of Object.entries(wanted)) {
          if (value === '' || (name === 'page' && value === 1) || (name === 'size' && value === fleetSizes[0])) next.delete(name)
          else next.set(name, String(value))
        }
        return next
      },
      { replace: wanted.page === undefined },
    )
  return { search, change }
}
