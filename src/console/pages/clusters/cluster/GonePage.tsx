import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { useRegion } from '#console/api/region.ts'
import { paths } from '#console/paths.ts'
import { buttonClass } from '#console/ui/Button.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'

/** For an id the cloud does not know in this region: a finished deletion, or a link to another region. */
export function GonePage({ clusterId, progress }: { readonly clusterId: string; readonly progress: ReactNode }) {
  const t = useTranslations('cluster.gone')
  const region = useRegion()
  return (
    <div className="grid gap-4 p-6 max-s:p-4">
      <h1 className="sr-only">{t('title', { region })}</h1>
      {progress}
      <EmptyState
        title={t('title', { region })}
        text={t('text', { id: clusterId })}
        actions={
          <Link to={paths.clusters(region)} className={buttonClass('primary')}>
            {t('list', { region })}
          </Link>
        }
      />
    </div>
  )
}
