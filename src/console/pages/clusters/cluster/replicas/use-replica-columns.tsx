import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { lagOf, needsLook } from '#contract/rules/replica-state.ts'
import { useRegion } from '#console/api/region.ts'
import { Following } from '#console/components/Following.tsx'
import { StateBadge } from '#console/components/StateBadge.tsx'
import type { Replica } from '#console/lib/replicas.ts'
import { paths } from '#console/paths.ts'
import type { Column } from '#console/ui/DataTable.tsx'
import { CopyProgress, isCopying } from './CopyProgress.tsx'
import { RowActions } from './RowActions.tsx'
import { SyncAge } from './SyncAge.tsx'

/** What is shown of each replica. `readAt` is when List Replicas was read, in ms on the cloud's clock. */
export function useReplicaColumns(origin: Result<'showCluster'>, readAt: number): Column<Replica>[] {
  const t = useTranslations('replicas')
  const here = useRegion()
  const loud = (row: Replica) => needsLook(row.word, lagOf(row.syncedAt, readAt))
  return [
    { id: 'name', header: t('columns.name'), cell: (row) => <NameCell row={row} />, className: 'min-w-28' },
    {
      id: 'following',
      header: t('columns.following'),
      cell: (row) => <FollowingCell row={row} readAt={readAt} />,
      className: 'min-w-44 max-s:min-w-0',
    },
    { id: 'state', header: t('columns.state'), wide: 's', cell: (row) => row.state !== undefined && <StateBadge state={row.state} /> },
    { id: 'region', header: t('columns.region'), wide: 'm', cell: (row) => <code>{row.otherRegion ?? here}</code> },
    {
      id: 'synced',
      header: t('columns.synced'),
      wide: 's',
      cell: (row) => <SyncAge syncedAt={row.syncedAt} readAt={readAt} loud={loud(row)} />,
    },
    {
      id: 'actions',
      header: <span className="sr-only">{t('columns.actions')}</span>,
      align: 'end',
      cell: (row) => <RowActions replica={row} origin={origin} readAt={readAt} />,
    },
  ]
}

/** The replica's cluster, and below it the servers that the cloud names; on a narrow screen also the region. */
function NameCell({ row }: { readonly row: Replica }) {
  const t = useTranslations('replicas')
  const here = useRegion()
  const { name, cluster, servers, candidates, otherRegion } = row
  const look = 'font-mono text-12 font-semibold wrap-anywhere'
  const others = servers.filter((server) => server !== name)
  return (
    <>
      {cluster === undefined ? (
        <span className={`${look} text-strong`}>{name}</span>
      ) : (
        <Link to={paths.cluster(cluster.region, cluster.id)} className={look}>
          {name}
        </Link>
      )}
      {others.length > 0 && <span className="block font-mono max-s:hidden text-12 wrap-anywhere text-quiet">{others.join(', ')}</span>}
      {candidates.length > 0 && (
        <span className="block text-12 text-quiet">
          {t.rich('doubt.could', {
            list: () =>
              candidates.map(({ id, region, name: could }, index) => (
                <span key={id}>
                  {index > 0 && ', '}
                  <Link to={paths.cluster(region, id)}>{could}</Link>
                </span>
              )),
          })}
        </span>
      )}
      <span className="block text-12 text-quiet m:hidden">{otherRegion ?? here}</span>
    </>
  )
}

/** How it follows, the cloud's own sentence, and how far a copy is; on a narrow screen also what has no column of its own there. */
function FollowingCell({ row, readAt }: { readonly row: Replica; readonly readAt: number }) {
  const t = useTranslations('replicas')
  const { word, told, detail, state, syncedAt } = row
  const loud = needsLook(word, lagOf(syncedAt, readAt))
  return (
    <div className="grid">
      {word === undefined ? <span className="text-quiet">{t('noWord')}</span> : <Following word={word} />}
      {told !== undefined && <span className="max-w-80 text-12 wrap-anywhere text-quiet">{told}</span>}
      <span className="grid gap-0.5 s:hidden">
        {state !== undefined && state !== 'RUNNING' && <StateBadge state={state} />}
        {syncedAt !== undefined && <SyncAge syncedAt={syncedAt} readAt={readAt} loud={loud} />}
      </span>
      {detail !== undefined && isCopying(row) && <CopyProgress replica={row} detail={detail} />}
    </div>
  )
}
