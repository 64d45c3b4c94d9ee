import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { FindingPage } from '#contract/bff/fleet.ts'
import { isWhole } from '#console/api/snapshot.ts'
import { useRegion } from '#console/api/region.ts'
import { countClusters } from '#console/components/findings/SnapshotProgress.tsx'
import { paths } from '#console/paths.ts'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { isFiltered, noFilters, type FindingsSearch } from './findings-search.ts'

type Props = {
  readonly search: FindingsSearch
  readonly page: FindingPage
  readonly onChange: (change: Partial<FindingsSearch>) => void
}

/** Why there is no finding: that nothing is wrong is said of what was read, and of nothing else. */
export function NoFindings({ search, page, onChange }: Props) {
  const t = useTranslations('findings.none')
  const region = useRegion()
  const { listed, count } = countClusters(page.progress)
  if (page.count > 0) {
    return (
      <EmptyState
        title={t('beyond')}
        text={t('beyondText', { count: page.count })}
        actions={<Button onClick={() => onChange({ page: 1 })}>{t('first')}</Button>}
      />
    )
  }
  if (isFiltered(search)) {
    return (
      <EmptyState
        title={t('noMatch')}
        text={t('noMatchText')}
        actions={<Button onClick={() => onChange(noFilters)}>{t('clear')}</Button>}
      />
    )
  }
  if (search.show === 'ignored') return <EmptyState title={t('noneIgnored')} text={t('noneIgnoredText')} />
  if (!isWhole(page.progress)) {
    const { read, wanted } = page.progress
    return <EmptyState title={t('notYet')} text={t('notYetText', { listed, count, read, wanted })} />
  }
  if (count === 0) {
    return (
      <EmptyState
        title={t('noClusters')}
        text={t('noClustersText')}
        actions={
          <Link to={paths.createCluster(region)} className={buttonClass('primary')}>
            {t('create')}
          </Link>
        }
      />
    )
  }
  const gaps = page.progress.refused.length > 0 || page.progress.regions.some(({ failure }) => failure !== null)
  return <EmptyState title={gaps ? t('nothingRead') : t('nothing')} text={t('nothingText', { count: listed, ignored: page.ignored })} />
}
