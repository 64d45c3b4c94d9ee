import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import type { Engine } from '#contract/postgresql/catalog.ts'
import { clusterName, instancePrefix } from '#contract/rules/limits.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { paths } from '#console/paths.ts'
import { Notice } from '#console/ui/Notice.tsx'
import { likelyFields, type Likely } from './likely-fields.ts'
import { LostAnswer } from './LostAnswer.tsx'
import { stepOfField } from './steps.ts'
import type { StepLinkState } from './use-step-focus.ts'
import type { Values } from './values.ts'

type Props = { readonly failure: Failure; readonly region: string; readonly values: Values; readonly engine: Engine | undefined }

/** Why nothing was created, and which fields to look at. Where the answer was lost: whether something was created after all. */
export function CreateFailure({ failure, region, values, engine }: Props) {
  const t = useTranslations('create.failure')
  const likely = likelyFields(failure, values, engine)
  return (
    <div className="grid gap-3">
      <FailureNotice failure={failure} operation="createCluster" write />
      {likely.length > 0 && (
        <Notice kind="warning" title={t(failure.kind === 'bad_request' ? 'fields' : 'likely')}>
          <ul className="grid gap-1">
            {likely.map((one) => (
              <LikelyField key={one.field} likely={one} region={region} />
            ))}
          </ul>
        </Notice>
      )}
      {isLost(failure) && <LostAnswer region={region} name={values.name.trim()} />}
    </div>
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

/** The request went out and no word of the cloud came back: it may have been carried out. */
function isLost({ sent, status, kind }: Failure): boolean {
  return (
    sent &&
    kind !== 'signed_out' &&
    (status === 0 || status >= 500 || kind === 'timeout' || kind === 'reset' || kind === 'not_json' || kind === 'too_large')
  )
}
