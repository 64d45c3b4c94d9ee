import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { FleetWalk, type FleetSource, type FleetState } from './fleet-walk.ts'
import { useRegion } from './region.ts'
import { useSignedOut } from './signed-out.ts'

export type Fleet<T> = FleetState<T> & Pick<FleetWalk<T>, 'pause' | 'resume' | 'again' | 'retry'>

/**
 * Reads something of every cluster of the region, a few at a time, and shows it as it comes. It begins when the page
 * opens and rests when it is left; who comes back goes on from there. Another region is another walk.
 * @param source must stay the same
 */
export function useFleet<T>(source: FleetSource<T>): Fleet<T> {
  const client = useQueryClient()
  const region = useRegion()
  const signedOut = useSignedOut()
  const walk = useMemo(() => new FleetWalk({ client, region, source }), [client, region, source])
  const state = useSyncExternalStore(walk.subscribe, walk.state)
  useEffect(() => {
    if (signedOut) return
    walk.resume()
    return walk.pause
  }, [walk, signedOut])
  return { ...state, pause: walk.pause, resume: walk.resume, again: walk.again, retry: walk.retry }
}
