import { useTranslations } from 'use-intl'
import { isKnownState } from '#contract/rules/states.ts'

/** A service state in the reader's words; a word we do not know as it came. */
export function useStateWord(state: string): string {
  const t = useTranslations('states')
  return isKnownState(state) ? t(state) : state
}
