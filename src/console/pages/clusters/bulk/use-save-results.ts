import { useTranslations } from 'use-intl'
import { useFailureText, useStandingText } from './use-standing-text.ts'
import { isKnownState } from '#contract/rules/states.ts'
import { cloudNow } from '#console/api/now.ts'
import { toCsv } from '#console/lib/csv.ts'
import { saveText } from '#console/ui/save-text.ts'
import type { Left } from './bulk-plan.ts'
import type { ResultRow } from './BulkResults.tsx'
import type { Deed } from './deeds.ts'
import { requestOf } from './standing.ts'

/** Hands out what became of each as a CSV file: the dialog ends with the page, a file does not. */
export function useSaveResults(deed: Deed): (rows: readonly ResultRow[], left: readonly Left[]) => void {
  const t = useTranslations('bulk')
  const rules = useTranslations('rules')
  const states = useTranslations('states')
  const say = useStandingText()
  const sayFailure = useFailureText(deed)
  return (rows, left) => {
    const heads = [t('columns.cluster'), 'id', t('columns.outcome'), t('columns.request')]
    const sent = rows.map(({ id, name, standing, state }) => {
      const text = standing.kind === 'refused' || standing.kind === 'lost' ? sayFailure(standing.failure) : say(standing, state)
      return [name, id, text, requestOf(standing)]
    })
    const out = left.map(({ id, name, state = '', reason, failure }) => {
      const why =
        reason === undefined
          ? failure === undefined
            ? ''
            : sayFailure(failure)
          : rules(reason, { state: isKnownState(state) ? states(state) : state })
      return [name, id, `${t('left')}: ${why}`, failure?.requestId ?? '']
    })
    saveText(
      `${deed}-${new Date(cloudNow()).toISOString().slice(0, 19).replaceAll(':', '')}.csv`,
      'text/csv',
      toCsv([heads, ...sent, ...out]),
    )
  }
}
