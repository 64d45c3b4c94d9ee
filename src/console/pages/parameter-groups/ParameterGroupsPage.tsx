import { RefreshCw } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { ReadAge } from '#console/components/ReadAge.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { paths } from '#console/paths.ts'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { DataTable, TableSkeleton, type Column } from '#console/ui/DataTable.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'

type Group = Result<'listParameterGroups'>['contents'][number]

/** The parameter groups of the region: one of defaults for each major version. */
export function ParameterGroupsPage() {
  const t = useTranslations('parameterGroups')
  usePageTitle(t('title'))
  const columns = useColumns()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-6 max-s:p-4">
      <header>
        <h1>{t('title')}</h1>
        <p className="max-w-176 text-14 text-quiet">{t('lead')}</p>
      </header>
      <PageBoundary loading={<TableSkeleton columns={columns} rows={5} />}>
        <Groups columns={columns} />
      </PageBoundary>
    </div>
  )
}

function useColumns(): Column<Group>[] {
  const t = useTranslations('parameterGroups')
  const region = useRegion()
  return [
    { id: 'name', header: t('name'), cell: (group) => <Link to={paths.parameterGroup(region, group.id)}>{group.name}</Link> },
    { id: 'major', header: t('major'), align: 'end', cell: (group) => group.major_version },
    { id: 'image', header: t('image'), wide: 's', cell: (group) => group.product_image_type },
    { id: 'product', header: t('product'), wide: 'm', cell: (group) => group.product_type },
    {
      id: 'id',
      header: t('id'),
      wide: 's',
      cell: (group) => (
        <span className="flex items-center gap-1">
          <code className="wrap-anywhere">{group.id}</code>
          <CopyButton text={group.id} label={t('groupId')} />
        </span>
      ),
    },
  ]
}

function Groups({ columns }: { readonly columns: readonly Column<Group>[] }) {
  const t = useTranslations('parameterGroups')
  const region = useRegion()
  const { data, readAt, failure, refreshing, refresh } = useRead('listParameterGroups', { sort: 'major_version:desc' })
  if (data.contents.length === 0) return <EmptyState title={t('none')} text={t('noneText', { region })} />
  return (
    <>
      {failure !== undefined && <FailureNotice stale failure={failure} operation="listParameterGroups" onRetry={() => void refresh()} />}
      <div className="flex items-center justify-end gap-1">
        <ReadAge readAt={readAt} />
        <IconButton
          size="small"
          label={t('readAgain')}
          icon={<RefreshCw className="size-4" aria-hidden="true" />}
          busy={refreshing}
          onClick={() => void refresh()}
        />
      </div>
      <DataTable caption={t('title')} columns={columns} rows={data.contents} rowKey={({ id }) => id} />
    </>
  )
}
