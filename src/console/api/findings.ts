import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { findingsPath, fleetSettingsPath, ignorePath, ignoresPath, type FindingPage } from '#contract/bff/fleet.ts'
import type { FindingSettings, Ignore } from '#contract/bff/fleet-settings.ts'
import type { Failure } from '#contract/errors.ts'
import { send } from './client.ts'
import { failureOf, type Read } from './query.ts'
import { fleetKey, isWhole, snapshotQuery, useSnapshot } from './snapshot.ts'

/** What findings are asked for, by the names of the query; what is left out or empty does not filter. Pages count from 0. */
export type FindingsQuery = Readonly<
  Partial<Record<'severity' | 'check' | 'region' | 'cluster' | 'q' | 'ignored', string>> & { page: number; size: number }
>

/** Reads a page of findings. */
export function findingsQuery(query: FindingsQuery) {
  return snapshotQuery<FindingPage>(findingsPath, query)
}

/** A page of findings, more often while the first reading is under way. */
export function useFindings(query: FindingsQuery): Read<FindingPage> {
  return useSnapshot(findingsQuery(query), ({ progress }) => !isWhole(progress))
}

/** The thresholds of the checks; `undefined` until they are read. */
export function useFindingSettings() {
  const { data, error, refetch } = useQuery({
    queryKey: [...fleetKey, 'settings'],
    queryFn: async ({ signal }): Promise<FindingSettings> => (await send('GET', fleetSettingsPath, undefined, { signal })).json(),
    staleTime: 0,
  })
  return { data, failure: failureOf(error), refresh: refetch }
}

/** A change of what is kept about findings. */
export type FindingsWrite<T> = {
  /** Never rejects: resolves once it is kept and the screen shows what follows from it, or with why it is not. */
  readonly put: (value: T) => Promise<Failure | undefined>
  readonly putting: boolean
  readonly failure: Failure | undefined
}

function useFindingsWrite<T>(call: (value: T) => Promise<unknown>): FindingsWrite<T> {
  const client = useQueryClient()
  const { mutateAsync, isPending, error } = useMutation({
    mutationFn: call,
    onSuccess: () => client.invalidateQueries({ queryKey: fleetKey }).catch(() => undefined),
  })
  return {
    put: (value) =>
      mutateAsync(value).then(
        () => undefined,
        (reason: unknown) => failureOf(reason),
      ),
    putting: isPending,
    failure: failureOf(error),
  }
}

/** Sets the thresholds. */
export function usePutFindingSettings(): FindingsWrite<FindingSettings> {
  // The answer is what holds now, and is read again with all the rest; a body that nobody takes would keep its connection.
  return useFindingsWrite(async (settings) => (await send('PUT', fleetSettingsPath, settings, {})).json())
}

/** Ignores a finding. */
export function useIgnore(): FindingsWrite<Ignore> {
  return useFindingsWrite((ignore) => send('PUT', ignoresPath, ignore, {}))
}

/** Takes an ignore back, by the finding's key. */
export function useTakeBack(): FindingsWrite<string> {
  return useFindingsWrite((key) => send('DELETE', ignorePath(key), undefined, {}))
}
