import { useTranslations } from 'use-intl'
import type { ResultRow } from './BulkResults.tsx'
import { countStandings } from './standing.ts'

/** How many of them stand where, in a line: `3 refused, 17 running`. */
export function useSums(rows: readonly ResultRow[], left: number): string {
  const t = useTranslations('bulk.count')
  const sums = countStandings(rows.map(({ standing }) => standing)).map(({ kind, count }) => t(kind, { count }))
  return (left === 0 ? sums : [...sums, t('left', { count: left })]).join(', ')
}
