import { useQueryClient } from '@tanstack/react-query'
import { journalPageQuery } from '#console/api/journal.ts'
import { toJournalQuery, type ActivitySearch } from '#console/components/activity/search.ts'
import { saveExport, type ExportFormat } from '#console/components/exports/save-export.ts'
import { useExport } from '#console/components/exports/use-export.ts'
import { useZone } from '#console/lib/preferences.ts'
import { fileText, readEntries } from './records.ts'

export type Wish = { readonly scope: 'page' | 'all'; readonly format: ExportFormat }

/** How many rows a page has when all are read. */
const size = 100

/** Saves the rows of the activity that fit the filters. */
export function useActivityExport(search: ActivitySearch) {
  const client = useQueryClient()
  const zone = useZone()
  return useExport<Wish, { readonly count: number }>(async ({ scope, format }, { signal, onProgress }) => {
    const query = toJournalQuery(search, zone)
    // What stands on the screen is what is exported; all the other pages are read for the file alone.
    const readPage = async (page: number) => {
      if (scope === 'all') return await client.fetchQuery({ ...journalPageQuery({ ...query, page, size }), staleTime: 0, gcTime: 0 })
      const shown = await client.fetchQuery({ ...journalPageQuery(query), staleTime: Infinity })
      return { ...shown, count: shown.entries.length }
    }
    const entries = await readEntries({ readPage, onProgress, signal })
    signal.throwIfAborted()
    return { file: saveExport('activity', format, fileText(format, entries)), count: entries.length }
  })
}
