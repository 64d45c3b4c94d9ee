import { useQuery } from '@tanstack/react-query'
import { connectionPath, type ConnectionReport } from '#contract/bff/connection.ts'
import { send } from './client.ts'
import { failureOf } from './query.ts'
import { useRegion } from './region.ts'

/** The check of the way to the cloud of this region: made once, and again when it is asked for. It costs the cloud some twenty calls. */
export function useConnection() {
  const region = useRegion()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['connection', region],
    queryFn: async ({ signal }): Promise<ConnectionReport> =>
      (await send('GET', `${connectionPath}?${new URLSearchParams({ region }).toString()}`, undefined, { signal })).json(),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })
  return { report: data, failure: failureOf(error), checking: isFetching, again: () => void refetch() }
}
