import { useEffect, useRef } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { isOpen, type JournalEntry } from '#contract/bff/journal.ts'
import { journalPagesKey } from '#console/api/journal-key.ts'
import { refreshClusters } from '#console/api/query.ts'

/**
 * Reads again what a write has moved: its clusters, since one that waited its turn may be sent by our server while the
 * page has nothing to follow, and the lists of writes, since one that shows only what is done has nothing open to ask
 * for. What was open and is no longer told has ended while nobody asked.
 */
export function useRefreshOnNews(entries: readonly JournalEntry[] | undefined): void {
  const client = useQueryClient()
  const known = useRef<readonly JournalEntry[]>(undefined)
  useEffect(() => {
    if (entries === undefined) return
    const before = known.current
    known.current = entries
    if (before === undefined) return
    const states = new Map(before.map(({ id, state }) => [id, state]))
    const told = new Set(entries.map(({ id }) => id))
    const moved = [
      ...entries.filter(({ id, state }) => states.get(id) !== state),
      ...before.filter(({ id, state }) => isOpen(state) && !told.has(id)),
    ]
    if (moved.length > 0) void client.invalidateQueries({ queryKey: journalPagesKey }).catch(() => undefined)
    for (const { region, cluster, resourceId } of moved) {
      const ids = [cluster.id, resourceId].filter((each) => each !== null)
      void refreshClusters(client, region, ids).catch(() => undefined)
    }
  }, [client, entries])
}
