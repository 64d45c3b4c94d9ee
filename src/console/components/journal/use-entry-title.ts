import { useTranslations } from 'use-intl'
import type { JournalEntry } from '#contract/bff/journal.ts'
import { useOperationName } from '#console/components/operation-name.ts'

/** What a write does, and to which cluster: `Stop cluster · orders`. */
export function useEntryTitle(): (entry: Pick<JournalEntry, 'operation' | 'cluster'>) => string {
  const nameOf = useOperationName()
  const t = useTranslations('journal')
  return ({ operation, cluster }) => `${nameOf(operation)} · ${cluster.name === '' ? t('newCluster') : cluster.name}`
}
