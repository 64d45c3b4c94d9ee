import { useLocale, useTranslations } from 'use-intl'
import { isCheckId } from '#contract/rules/findings/check-ids.ts'
import type { Finding } from '#contract/rules/findings/finding.ts'
import { isKnownState } from '#contract/rules/states.ts'
import { formatInstant, formatTypical } from '#console/lib/format.ts'
import { useZone } from '#console/lib/preferences.ts'

/** A finding in the reader's words: what it is called, what is so, and what its fix does. */
export type FindingWords = { readonly title: string; readonly text: string; readonly fix: string }

/** The name of a check, for heads and filters. */
export function useCheckTitle(): (check: string) => string {
  const t = useTranslations('findings')
  return (check) => (isCheckId(check) ? t(`checks.${check}.title`) : t('unknown.title', { check }))
}

/** Findings in the reader's words. Values whose name ends in `At` are instants, those in `Ms` durations; states have words of their own. */
export function useFindingWords(): (finding: Pick<Finding, 'check' | 'values'>) => FindingWords {
  const t = useTranslations('findings')
  const states = useTranslations('states')
  const titleOf = useCheckTitle()
  const locale = useLocale()
  const zone = useZone()

  const inWords = (name: string, value: string | number): string | number => {
    if (name === 'state' && typeof value === 'string' && isKnownState(value)) return states(value)
    if (typeof value !== 'number') return value
    if (name.endsWith('At')) return formatInstant(value, zone)
    return name.endsWith('Ms') ? formatTypical(value, locale) : value
  }
  return ({ check, values }) => {
    const title = titleOf(check)
    if (!isCheckId(check)) return { title, text: t('unknown.text'), fix: t('unknown.fix') }
    const said = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inWords(name, value)]))
    return { title, text: t(`checks.${check}.text`, said), fix: t(`checks.${check}.fix`, said) }
  }
}
