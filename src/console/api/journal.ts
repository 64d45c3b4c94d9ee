import { queryOptions, useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import {
  deedPath,
  entryPath,
  isOpen,
  journalPath,
  trayPath,
  type JournalDeed,
  type JournalDetail,
  type JournalEntry,
  type JournalPage,
} from '#contract/bff/journal.ts'
import type { Failure } from '#contract/errors.ts'
import { send } from './client.ts'
import { journalKey, journalPagesKey } from './journal-key.ts'
import { pollWhile } from './polling.ts'
import { failureOf, type Read } from './query.ts'

/** What the journal's list is asked for, by the names of its query; what is left out does not filter. */
export type JournalQuery = Readonly<
  Partial<Record<'group' | 'operation' | 'region' | 'cluster' | 'actor' | 'from' | 'to' | 'q', string>> & { page: number; size: number }
>

async function read<T>(path: string, signal: AbortSignal): Promise<T> {
  return (await (await send('GET', path, undefined, { signal })).json()) as T
}

/** All that is open and what has just ended; unknown first. */
export const trayQuery = queryOptions({
  queryKey: [...journalKey, 'tray'] as const,
  queryFn: ({ signal }) => read<{ readonly entries: readonly JournalEntry[] }>(trayPath, signal),
})

/** One page of the journal, newest first. */
export function journalPageQuery(query: JournalQuery) {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])))
  return queryOptions({
    queryKey: [...journalPagesKey, query] as const,
    queryFn: ({ signal }) => read<JournalPage>(`${journalPath}?${search.toString()}`, signal),
  })
}

/** One write with everything that is known of it. */
export function entryQuery(id: string) {
  return queryOptions({
    queryKey: [...journalKey, 'entry', id] as const,
    queryFn: ({ signal }) => read<JournalDetail>(entryPath(encodeURIComponent(id)), signal),
  })
}

/**
 * What the tray holds; `undefined` until it is read.
 * @param poll set at one place alone, the tray itself: it asks while something is open or nobody can tell, in a hidden tab too if `unseen` says so
 */
export function useTray(poll?: { readonly unseen: boolean }) {
  const { data, error, refetch } = useQuery({
    ...trayQuery,
    // Another tab may have sent something meanwhile.
    refetchOnWindowFocus: 'always',
    refetchInterval: (query) =>
      poll !== undefined &&
      pollWhile(query, query.state.error !== null || query.state.data?.entries.some(({ state }) => isOpen(state)) === true),
    refetchIntervalInBackground: poll?.unseen === true,
  })
  return { entries: data?.entries, failure: failureOf(error), refresh: refetch }
}

/** Reads a page of the journal, again while one of its rows is open; suspends until the first data, throws to the page's boundary. */
export function useJournalPage(query: JournalQuery): Read<JournalPage> {
  const { data, dataUpdatedAt, error, isFetching, refetch } = useSuspenseQuery({
    ...journalPageQuery(query),
    refetchInterval: (current) => pollWhile(current, current.state.data?.entries.some(({ state }) => isOpen(state)) === true),
  })
  return { data, readAt: dataUpdatedAt, failure: failureOf(error), refreshing: isFetching, refresh: refetch }
}

/** Reads one write, again while it is open. Not by suspense: that there is none under this id is an answer here. */
export function useJournalEntry(id: string, enabled = true) {
  const { data, dataUpdatedAt, error, isFetching, refetch } = useQuery({
    ...entryQuery(id),
    enabled,
    refetchInterval: (current) => pollWhile(current, current.state.data !== undefined && isOpen(current.state.data.state)),
  })
  return { data, readAt: dataUpdatedAt, failure: failureOf(error), refreshing: isFetching, refresh: refetch }
}

/** The write behind a request id, where the journal has it: what a followed request is measured against, and where more of it stands. */
export function useEntryOf(requestId: string): JournalEntry | undefined {
  const known = useTray().entries?.find((entry) => entry.requestId === requestId)
  const { data } = useQuery({ ...journalPageQuery({ q: requestId, page: 0, size: 1 }), enabled: known === undefined, staleTime: 60_000 })
  return known ?? data?.entries.find((entry) => entry.requestId === requestId)
}

/** What came of a deed: the write as it stands then, or why not. */
export type DeedOutcome = { readonly now?: JournalDetail; readonly failure?: Failure }
export type Deed = {
  /** Never rejects; resolves once the screen shows how it stands. */
  readonly act: (id: string, deed: JournalDeed) => Promise<DeedOutcome>
  /** What is under way, if anything. */
  readonly acting: JournalDeed | undefined
}

/** A person's word on a write: look now, it did not happen, take it back … A 409 says that it has moved on; what is shown is then read again. */
export function useDeed(): Deed {
  const client = useQueryClient()
  const { mutateAsync, isPending, variables } = useMutation({
    mutationFn: async ({ id, deed }: { readonly id: string; readonly deed: JournalDeed }): Promise<DeedOutcome> => {
      try {
        return { now: (await (await send('POST', deedPath(encodeURIComponent(id), deed), undefined, {})).json()) as JournalDetail }
      } catch (error) {
        const failure = failureOf(error)
        return failure === undefined ? {} : { failure }
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: journalKey }).catch(() => undefined),
  })
  return { act: (id, deed) => mutateAsync({ id, deed }), acting: isPending ? variables.deed : undefined }
}
