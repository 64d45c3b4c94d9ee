import { useTranslations } from 'use-intl'
import type { Left } from '#console/api/batches.ts'
import { cloudNow } from '#console/api/now.ts'
import { toCsv } from '#console/lib/csv.ts'
import { saveText } from '#console/ui/save-text.ts'
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
    saveText(
      `${deed}-${new Date(cloudNow()).toISOString().slice(0, 19).replaceAll(':', '')}.csv`,
      'text/csv',
      toCsv([heads, ...sent, ...out]),
    )
  }
}
