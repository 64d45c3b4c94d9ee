import { useDeferredValue, useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { changeActivitySearch, readActivitySearch, type ActivitySearch } from './search.ts'

/** What the URL asks for, and what of it is on the screen already: the old rows stay until the new ones are read. */
export function useActivitySearch() {
  const [params, setParams] = useSearchParams()
  const asked = params.toString()
  const shown = useDeferredValue(asked)
  // Two changes in quick succession: the second builds on the first, which may not have arrived in the URL yet.
  const latest = useRef(params)
  useEffect(() => {
    latest.current = params
  }, [params])
  const change = (wanted: Partial<ActivitySearch>) => {
    latest.current = changeActivitySearch(latest.current, wanted)
    setParams(latest.current, { replace: wanted.page === undefined })
  }
  return {
    search: readActivitySearch(params),
    shown: readActivitySearch(new URLSearchParams(shown)),
    pending: shown !== asked,
    change,
  }
}
