import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { readInstant } from '#contract/instant.ts'
import { Age } from '#console/components/Age.tsx'
import { Instant } from '#console/components/Instant.tsx'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { TopologyGlyph } from '#console/components/TopologyGlyph.tsx'
import { formatGb, shortId } from '#console/lib/format.ts'
import { paths } from '#console/paths.ts'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import type { ListColumn } from './column-choice.ts'
import type { RowDetail } from './use-row-details.ts'

/** One row: what List Clusters gives and, as it comes, what Show Cluster adds. */
export type Row = { readonly cluster: RdbClusterResponse; readonly detail: RowDetail }

type Context = {
  readonly t: ReturnType<typeof useTranslations<'clusters'>>
  readonly region: string
  readonly locale: string
  readonly endedVersions: ReadonlySet<string>
}

/** The columns of the list; `id` is the cloud's name of a field it can sort by. */
export function clusterColumns({ t, region, locale, endedVersions }: Context): ListColumn<Row>[] {
  return [
    {
      id: 'name',
      header: t('columns.name'),
      sortable: true,
      cell: ({ cluster, detail }) => <NameCell cluster={cluster} detail={detail} region={region} />,
    },
    {
      id: 'service_state',
      header: t('columns.state'),
      sortable: true,
      cell: ({ cluster }) => <StateBadge state={cluster.service_state} />,
    },
    {
      id: 'modified_at',
      header: t('columns.changed'),
      sortable: true,
      wide: 'm',
      cell: ({ cluster }) => <ChangedCell at={cluster.modified_at} />,
    },
    {
      id: 'version',
      header: t('columns.version'),
      wide: 'm',
      cell: ({ detail }) => (
        <Extra detail={detail} width="w-12">
          {(known) => (
            <VersionCell version={known.software_version} ended={endedVersions.has(known.software_version) ? t('ended') : undefined} />
          )}
        </Extra>
      ),
    },
    {
      id: 'topology',
      header: t('columns.topology'),
      wide: 'l',
      cell: ({ detail, cluster }) => (
        <Extra detail={detail} width="w-30">
          {(known) => (
            <TopologyGlyph
              ha={cluster.ha_enabled === true}
              replicas={known.replicas?.length ?? 0}
              replica={cluster.role_type === 'REPLICA'}
            />
          )}
        </Extra>
      ),
    },
    {
      id: 'server_type',
      header: t('columns.serverType'),
      wide: 'm',
      cell: ({ detail }) => (
        <Extra detail={detail} width="w-20">
          {(known) => <span className="font-mono text-12">{serverTypes(known)}</span>}
        </Extra>
      ),
    },
    {
      id: 'data',
      header: t('columns.data'),
      wide: 'm',
      align: 'end',
      cell: ({ detail }) => (
        <Extra detail={detail} width="w-14">
          {(known) => <span className="whitespace-nowrap">{formatGb(dataGb(known), locale)}</span>}
        </Extra>
      ),
    },
    { id: 'database_name', header: t('columns.database'), sortable: true, wide: 'xl', cell: ({ cluster }) => cluster.database_name ?? '' },
    {
      id: 'id',
      header: t('columns.id'),
      wide: 'xl',
      cell: ({ cluster }) => (
        <span className="inline-flex items-center gap-1 font-mono text-12 text-quiet">
          <span title={cluster.id}>{shortId(cluster.id)}</span>
          <CopyButton text={cluster.id} label={t('columns.id')} />
        </span>
      ),
    },
    {
      id: 'created_at',
      header: t('columns.created'),
      sortable: true,
      wide: 'l',
      cell: ({ cluster }) => <Instant at={cluster.created_at} precision="date" />,
    },
    ...extraColumns(t),
  ]
}

/** For whoever asks for them in the menu of columns. */
function extraColumns(t: Context['t']): ListColumn<Row>[] {
  return [
    {
      id: 'role_type',
      header: t('columns.role'),
      wide: 'm',
      extra: true,
      cell: ({ cluster }) => <code className="text-12">{cluster.role_type}</code>,
    },
    {
      id: 'instance_count',
      header: t('columns.servers'),
      wide: 'm',
      align: 'end',
      extra: true,
      cell: ({ cluster }) => cluster.instance_count,
    },
    { id: 'created_by', header: t('columns.createdBy'), wide: 'm', extra: true, cell: ({ cluster }) => cluster.created_by },
  ]
}

function NameCell({ cluster, detail, region }: Row & { readonly region: string }) {
  const t = useTranslations('clusters')
  const kind = cluster.role_type === 'REPLICA' ? [t('topology', { kind: 'replica', replicas: 0 })] : []
  return (
    <span className="flex min-w-0 flex-col leading-tight">
      <Link to={paths.cluster(region, cluster.id)} className="truncate font-semibold text-strong hover:text-accent-text hover:underline">
        {cluster.name}
      </Link>
      <span className="truncate text-12 text-quiet m:hidden">
        {detail === null ? '–' : detail === undefined ? '\u00a0' : [...kind, detail.software_version, serverTypes(detail)].join(' · ')}
      </span>
    </span>
  )
}

function ChangedCell({ at }: { readonly at: string }) {
  const t = useTranslations('clusters')
  const since = readInstant(at)
  return since === undefined ? at : <span className="whitespace-nowrap">{t.rich('ago', { age: () => <Age since={since} /> })}</span>
}

function VersionCell({ version, ended }: { readonly version: string; readonly ended: string | undefined }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap tabular-nums">
      {version}
      {ended !== undefined && (
        <span className="rounded-1 border border-unknown-line bg-unknown-tint px-1 text-12 text-unknown">{ended}</span>
      )}
    </span>
  )
}

/** A cell from Show Cluster: a bar of its width while it is read, so that no column moves, a dash where it cannot be. */
function Extra({
  detail,
  width,
  children,
}: {
  readonly detail: RowDetail
  readonly width: string
  readonly children: (detail: NonNullable<RowDetail>) => React.ReactNode
}) {
  if (detail === undefined) return <Skeleton className={`inline-block h-3 ${width}`} />
  if (detail === null) return <span className="text-quiet">–</span>
  return children(detail)
}

function serverTypes(detail: NonNullable<RowDetail>): string {
  return [...new Set((detail.instance_groups ?? []).map((group) => group.server_type_name))].join(', ')
}

/** The size of the DATA volumes of one instance, in GB. */
function dataGb(detail: NonNullable<RowDetail>): number {
  const volumes = (detail.instance_groups ?? []).flatMap((group) => group.block_storage_groups ?? [])
  return volumes.filter((volume) => volume.role_type === 'DATA').reduce((sum, volume) => sum + volume.size_gb, 0)
}
