import { useSearchParams } from 'react-router'

/** The region this page looks at. The shell puts it into every URL, so a page below it always has one. */
export function useRegion(): string {
  const [search] = useSearchParams()
  const region = search.get('region')
  if (region === null) throw new Error('This page was opened outside the shell: its URL has no region.')
  return region
}
