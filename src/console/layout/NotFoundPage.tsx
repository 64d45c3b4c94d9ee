import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { useRegion } from '#console/api/region.ts'
import { paths } from '#console/paths.ts'
import { buttonClass } from '#console/ui/Button.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { usePageTitle } from './page-title.ts'

/** For a URL that leads nowhere. */
export function NotFoundPage() {
  const t = useTranslations('failures.notFoundPage')
  const region = useRegion()
  usePageTitle(t('title'))
  return (
    <div className="p-6">
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        title={t('title')}
        text={t('text')}
        actions={
          <Link to={paths.clusters(region)} className={buttonClass('primary')}>
            {t('action')}
          </Link>
        }
      />
    </div>
  )
}
