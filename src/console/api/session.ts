import { queryOptions, useQuery, useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import type { Session } from '#contract/bff/session.ts'
import { CallError } from '#contract/errors.ts'
import { forgetBatches } from './batches.ts'
import { bff } from './client.ts'

/** Who is signed in, or `null`. Read once; a 401 later on opens the sign-in over the page. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await bff.session(signal)
    } catch (error) {
      if (error instanceof CallError && error.failure.kind === 'signed_out') return null
      throw error
    }
  },
  staleTime: Infinity,
})

/** What can be signed in to. */
export const targetsQuery = queryOptions({
  queryKey: ['targets'],
  queryFn: ({ signal }) => bff.targets(signal),
  staleTime: Infinity,
})

/** The session, for pages below the shell, which shows them only to people who are signed in. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new Error('This page was opened outside the shell: nobody is signed in.')
  return data
}

/** The session or `null`; `undefined` while it is read. */
export function useSessionIfAny(): Session | null | undefined {
  return useQuery(sessionQuery).data
}

/** Somebody else signs in, or nobody: nothing that was read or sent before may stay. */
export function forgetAll(client: QueryClient): void {
  client.clear()
  forgetBatches()
}
