import { useTranslations } from 'use-intl'
import { Button } from '#console/ui/Button.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import type { Filter } from './view.ts'

type Props = {
  /** How many the cluster has in all. */
  readonly total: number
  readonly show: Filter
  readonly search: string
  readonly onClear: () => void
}

/** No row to show: why, and the way back. */
export function NoRows({ total, show, search, onClear }: Props) {
  const t = useTranslations('parameters.empty')
  if (total === 0) return <EmptyState title={t('none')} text={t('noneText')} />
  const text = search.trim() !== '' ? t('search', { search: search.trim() }) : show === 'edited' ? t('edited') : t('view')
  return <EmptyState title={t('title')} text={text} actions={<Button onClick={onClear}>{t('clear')}</Button>} />
}
