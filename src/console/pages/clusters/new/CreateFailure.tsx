import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Engine } from '#contract/postgresql/catalog.ts'
import { clusterName, instancePrefix } from '#contract/rules/limits.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { FailurePlace } from '#console/components/FailurePlace.tsx'
import { paths } from '#console/paths.ts'
import { Notice } from '#console/ui/Notice.tsx'
import { likelyFields, type Likely } from './likely-fields.ts'
import { LostAnswer } from '#console/components/new-cluster/LostAnswer.tsx'
import { stepOfField } from './steps.ts'
import type { Creation } from './use-create-cluster.ts'
import type { LostCluster } from '#console/components/new-cluster/use-lost-cluster.ts'
import type { StepLinkState } from '#console/components/use-step-focus.ts'
import type { Values } from './values.ts'

type Props = {
  readonly creation: Creation
  readonly region: string
  readonly values: Values
  readonly engine: Engine | undefined
  readonly lost: LostCluster | undefined
}

/** Why nothing was created, and which fields to look at. Where the answer was lost: whether something was created after all. */
export function CreateFailure({ creation, region, values, engine, lost }: Props) {
  const t = useTranslations('create.failure')
  const { failed, adopt } = creation
  if (failed === undefined) return null
  const likely = likelyFields(failed.failure, values, engine)
  return (
    <FailurePlace key={failed.sentAt}>
      <FailureNotice failure={failed.failure} operation="createCluster" write />
      {likely.length > 0 && (
        <Notice kind="warning" title={t(failed.failure.kind === 'bad_request' ? 'fields' : likely.length === 1 ? 'likelyOne' : 'likely')}>
          <ul className="grid gap-1">
            {likely.map((one) => (
              <LikelyField key={one.field} likely={one} region={region} />
            ))}
          </ul>
        </Notice>
      )}
      {lost && <LostAnswer name={failed.name} lost={lost} onAdopt={adopt} />}
    </FailurePlace>
  )
}

function LikelyField({ likely: { field, reason }, region }: { readonly likely: Likely; readonly region: string }) {
  const t = useTranslations('create')
  const advised = field === 'prefix' ? instancePrefix.advised : clusterName.advised
  return (
    <li>
      <Link to={paths.createCluster(region, stepOfField(field))} state={{ field } satisfies StepLinkState}>
        {t(`fields.${field}`)}
      </Link>
      : {t(`failure.reasons.${reason}`, { advised })}
    </li>
  )
}
