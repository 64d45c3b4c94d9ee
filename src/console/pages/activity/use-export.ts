import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import { journalPageQuery } from '#console/api/journal.ts'
import { cloudNow } from '#console/api/now.ts'
import { failureOf } from '#console/api/query.ts'
import { toJournalQuery, type ActivitySearch } from '#console/components/activity/search.ts'
import { useZone } from '#console/lib/preferences.ts'
import { saveText } from '#console/ui/save-text.ts'
import { fileText, readEntries } from './records.ts'

export type Wish = { readonly scope: 'page' | 'all'; readonly format: 'csv' | 'json' }

export type Progress =
  | { readonly kind: 'idle' | 'cancelled' }
  | { readonly kind: 'reading'; readonly done: number; readonly count: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'saved'; readonly file: string; readonly count: number }

/** How many rows a page has when all are read. */
const size = 100

/** Reads what is to be exported and saves it as a file; can be cancelled, and ends with the page. */
export function useExport(search: ActivitySearch) {
  const client = useQueryClient()
  const zone = useZone()
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' })
  const under = useRef<AbortController>(undefined)
  useEffect(() => () => under.current?.abort(), [])

  const start = async ({ scope, format }: Wish) => {
    const cancel = new AbortController()
    under.current = cancel
    setProgress({ kind: 'reading', done: 0, count: 0 })
    const query = toJournalQuery(search, zone)
    // What stands on the screen is what is exported; all the other pages are read for the file alone.
    const readPage = async (page: number) => {
      if (scope === 'all') return await client.fetchQuery({ ...journalPageQuery({ ...query, page, size }), staleTime: 0, gcTime: 0 })
      const shown = await client.fetchQuery({ ...journalPageQuery(query), staleTime: Infinity })
      return { ...shown, count: shown.entries.length }
    }
    try {
      const onProgress = (done: number, count: number) => cancel.signal.aborted || setProgress({ kind: 'reading', done, count })
      const entries = await readEntries({ readPage, onProgress, signal: cancel.signal })
      cancel.signal.throwIfAborted()
      const file = `activity-${new Date(cloudNow()).toISOString().slice(0, 19).replaceAll(':', '')}.${format}`
      saveText(file, format === 'csv' ? 'text/csv' : 'application/json', fileText(format, entries))
      setProgress({ kind: 'saved', file, count: entries.length })
    } catch (error) {
      const failure = failureOf(error)
      if (!cancel.signal.aborted && failure !== undefined) setProgress({ kind: 'failed', failure })
    }
  }
  return {
    progress,
    start,
    // At once, although an answer may still be on its way.
    cancel: () => {
      under.current?.abort()
      setProgress({ kind: 'cancelled' })
    },
    reset: () => setProgress({ kind: 'idle' }),
  }
}
