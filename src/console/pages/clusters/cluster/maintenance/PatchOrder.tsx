import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { idPattern, type Result } from '#contract/operation.ts'
import { compareVersions } from '#contract/rules/versions.ts'
import { useRegion } from '#console/api/region.ts'
import type { Replica } from '#console/lib/replicas.ts'
import { paths } from '#console/paths.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'

type Props = {
  readonly cluster: Result<'showCluster'>
  readonly replicas: readonly Replica[]
  /** More of the replicas is on its way. */
  readonly pending: boolean
  readonly target: string
}

/** Who is patched when: replicas before their origin, each with its version and the way to it. */
export function PatchOrder({ cluster, replicas, pending, target }: Props) {
  const t = useTranslations('maintenance.patch')
  const region = useRegion()
  const origin = cluster.origin_cluster_id ?? ''
  const isReplica = cluster.role_type === 'REPLICA' && idPattern.test(origin)
  if ((cluster.replicas ?? []).length === 0 && !isReplica) return null
  return (
    <section aria-label={t('order')} className="grid gap-1.5">
      <h3>{t('order')}</h3>
      <ol className="grid gap-1.5">
        {replicas.map((replica) => (
          <Step key={replica.key} version={replica.detail?.software_version} target={target} first>
            {replica.cluster === undefined ? (
              replica.name
            ) : (
              <Link to={paths.clusterTab(replica.cluster.region, replica.cluster.id, 'maintenance')}>{replica.name}</Link>
            )}
            {replica.otherRegion !== undefined && <span className="ml-2 text-quiet">{replica.otherRegion}</span>}
          </Step>
        ))}
        {pending && (
          <li>
            <Skeleton className="w-60" />
          </li>
        )}
        <Step version={cluster.software_version} target={target}>
          <b className="text-strong">{cluster.name}</b>
        </Step>
        {isReplica && (
          <li className="list-inside list-decimal text-quiet">
            <Link to={paths.clusterTab(cluster.init_config_option?.origin_region ?? region, origin, 'maintenance')} className="underline">
              {t('origin')}
            </Link>{' '}
            {t('after')}
          </li>
        )}
      </ol>
      <p className="text-12 text-quiet">{t('orderWhy')}</p>
    </section>
  )
}

type StepProps = {
  readonly version: string | undefined
  readonly target: string
  /** It comes before the cluster of this page. */
  readonly first?: boolean
  readonly children: ReactNode
}

function Step({ version, target, first = false, children }: StepProps) {
  const t = useTranslations('maintenance.patch')
  const done = version !== undefined && compareVersions(version, target) >= 0
  return (
    <li className="list-inside list-decimal wrap-anywhere">
      {children} <code className="mx-2">{version ?? t('unknown')}</code>
      {done && (
        <span className="inline-flex items-center gap-1 align-bottom text-quiet">
          <KindGlyph kind="done" />
          {t('done')}
        </span>
      )}
      {!done && version !== undefined && first && (
        <span className="inline-flex items-center gap-1 align-bottom">
          <KindGlyph kind="warning" />
          {t('first')}
        </span>
      )}
    </li>
  )
}
