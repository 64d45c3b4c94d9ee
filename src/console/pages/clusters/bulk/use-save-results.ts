import { useTranslations } from 'use-intl'
import type { Left } from '#console/api/batches.ts'
import { toCsv } from '#console/lib/csv.ts'
import { saveExport } from '#console/components/exports/save-export.ts'
import type { ResultRow } from './BulkResults.tsx'
import type { Deed } from './deeds.ts'
import { requestOf } from './standing.ts'
import { useFailureText, useLeftText, useStandingText } from './use-standing-text.ts'

/** Hands out what became of each as a CSV file: the results end with the tab, a file does not. */
export function useSaveResults(deed: Deed): (rows: readonly ResultRow[], left: readonly Left[]) => void {
  const t = useTranslations('bulk')
  const say = useStandingText()
  const sayFailure = useFailureText(deed)
  const sayLeft = useLeftText()
  return (rows, left) => {
    const heads = [t('columns.cluster'), 'id', t('columns.outcome'), t('columns.request')]
    const sent = rows.map(({ id, name, standing, seen }) => {
      const text = standing.kind === 'refused' || standing.kind === 'lost' ? sayFailure(standing.failure) : say(standing, seen?.state)
      return [name, id, text, requestOf(standing)]
    })
    const out = left.map((each) => [each.name, each.id, `${t('left')}: ${sayLeft(each)}`, each.failure?.requestId ?? ''])
    saveExport(deed, 'csv', toCsv([heads, ...sent, ...out]))
  }
}
