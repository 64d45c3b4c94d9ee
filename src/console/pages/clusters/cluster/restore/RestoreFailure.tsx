import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { FailurePlace } from '#console/components/FailurePlace.tsx'
import { LostAnswer } from '#console/components/new-cluster/LostAnswer.tsx'
import type { LostCluster } from '#console/components/new-cluster/use-lost-cluster.ts'
import type { StepLinkState } from '#console/components/use-step-focus.ts'
import { paths } from '#console/paths.ts'
import { Notice } from '#console/ui/Notice.tsx'
import { likelyFields } from './likely-fields.ts'
import type { Restore } from './use-restore.ts'
import type { Cluster } from './values.ts'

type Props = {
  readonly region: string
  readonly cluster: Cluster
  readonly restore: Restore
  readonly lost: LostCluster | undefined
}

/** Why nothing was restored, and what to look at. Where the answer was lost: whether a cluster was made after all. */
export function RestoreFailure({ region, cluster, restore, lost }: Props) {
  const { failed, adopt } = restore
  if (failed === undefined) return null
  return (
    <FailurePlace key={failed.sentAt}>
      <FailureNotice failure={failed.failure} operation="createRestoreCluster" write />
      <LikelyFields region={region} cluster={cluster} failure={failed.failure} />
      {lost && <LostAnswer name={failed.name} lost={lost} onAdopt={adopt} />}
    </FailurePlace>
  )
}

/** The cloud names no field: the likely ones, each with the way to it. */
function LikelyFields({ region, cluster, failure }: Pick<Props, 'region' | 'cluster'> & { readonly failure: Failure }) {
  const t = useTranslations('restore.likely')
  const create = useTranslations('create')
  const likely = likelyFields(failure)
  if (likely.length === 0) return null
  return (
    <Notice kind="warning" title={create(likely.length === 1 ? 'failure.likelyOne' : 'failure.likely')}>
      <ul className="grid gap-1">
        {likely.map((field) => (
          <li key={field}>
            <Link
              to={paths.restoreCluster(region, cluster.id, { step: field === 'pick' ? 'pick' : 'settings' })}
              state={{ field } satisfies StepLinkState}
            >
              {field === 'pick' ? t('pick') : create(`fields.${field}`)}
            </Link>
            : {t(`reasons.${field}`)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
