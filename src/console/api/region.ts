import { createContext, use } from 'react'
import { useSearchParams } from 'react-router'

/**
 * A part of a page that is about another region than the page: the plan of a replica that lives elsewhere. Everything below it reads and
 * writes there.
 */
export const OtherRegion = createContext<string | undefined>(undefined)

/** The region this part of the page looks at. The shell puts the page's own into every URL, so a page below it always has one. */
export function useRegion(): string {
  const region = useRegionIfAny()
  if (region === undefined) throw new Error('This page was opened outside the shell: its URL has no region.')
  return region
}

/** The same, and `undefined` outside the shell. */
export function useRegionIfAny(): string | undefined {
  const other = use(OtherRegion)
  const [search] = useSearchParams()
  return other ?? search.get('region') ?? undefined
}
