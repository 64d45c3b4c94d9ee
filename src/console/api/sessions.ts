import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { sessionsPath, type SessionEntry } from '#contract/bff/session.ts'
import type { Failure } from '#contract/errors.ts'
import { send } from './client.ts'
import { failureOf, type Read } from './query.ts'

const sessionsQuery = {
  queryKey: ['sessions'] as const,
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<readonly SessionEntry[]> =>
    ((await (await send('GET', sessionsPath, undefined, { signal })).json()) as { sessions: readonly SessionEntry[] }).sessions,
}

/** The live sessions with the same keys; suspends until the first data. */
export function useSessions(): Read<readonly SessionEntry[]> {
  const { data, dataUpdatedAt, error, isFetching, refetch } = useSuspenseQuery(sessionsQuery)
  return { data, readAt: dataUpdatedAt, failure: failureOf(error), refreshing: isFetching, refresh: refetch }
}

export type EndSessions = {
  /** Ends them, one after the other. How many are ended, and why the first that is not could not be. */
  readonly end: (handles: readonly string[]) => Promise<{ readonly ended: number; readonly failure?: Failure }>
  /** Those that are being ended. */
  readonly ending: readonly string[]
}

/** Ends sessions; what is shown of them is read again before it resolves. */
export function useEndSessions(): EndSessions {
  const client = useQueryClient()
  const { mutateAsync, isPending, variables } = useMutation({
    mutationFn: async (handles: readonly string[]) => {
      let ended = 0
      try {
        for (const handle of handles) {
          await send('DELETE', `${sessionsPath}/${encodeURIComponent(handle)}`, undefined, {})
          ended += 1
        }
        return { ended }
      } catch (error) {
        const failure = failureOf(error)
        return failure === undefined ? { ended } : { ended, failure }
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }).catch(() => undefined),
  })
  return { end: (handles) => mutateAsync(handles), ending: isPending ? variables : [] }
}
