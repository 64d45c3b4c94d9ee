import { useTranslations } from 'use-intl'
import type { WriteName } from '#contract/rules/durations.ts'

/** Every write in the reader's words. */
export function useOperationName(): (operation: WriteName) => string {
  return useTranslations('operations.name')
}
