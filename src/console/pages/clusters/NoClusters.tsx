import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { useRegion } from '#console/api/region.ts'
import { paths } from '#console/paths.ts'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import type { ListSearch } from './list-search.ts'

type Props = {
  readonly search: ListSearch
  readonly total: number
  readonly onChange: (change: Partial<ListSearch>) => void
}

/** A page of the list without rows: there are none at all, none that match, or none so far down; each with its way on. */
export function NoClusters({ search, total, onChange }: Props) {
  const t = useTranslations('noClusters')
  const region = useRegion()
  const filtered = search.name !== '' || search.state !== '' || search.database !== ''
  if (search.page > 1) {
    return (
      <EmptyState
        title={t('beyond.title')}
        text={t('beyond.text', { total })}
        actions={<Button onClick={() => onChange({ page: 1 })}>{t('beyond.action')}</Button>}
      />
    )
  }
  if (filtered) {
    return (
      <EmptyState
        title={t('filtered.title')}
        text={t('filtered.text', { region })}
        actions={<Button onClick={() => onChange({ name: '', state: '', database: '' })}>{t('filtered.action')}</Button>}
      />
    )
  }
  return (
    <EmptyState
      title={t('none.title', { region })}
      text={t('none.text')}
      actions={
        <Link to={paths.createCluster(region)} className={buttonClass('primary')}>
          {t('none.action')}
        </Link>
      }
    />
  )
}
