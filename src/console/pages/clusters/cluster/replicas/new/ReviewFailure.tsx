import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { mayHaveHappened } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { useRegion } from '#console/api/region.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { FailurePlace } from '#console/components/FailurePlace.tsx'
import type { StepLinkState } from '#console/components/use-step-focus.ts'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { likelyFields } from './likely-fields.ts'
import { stepOf } from './steps.ts'
import type { Creation } from './use-create-replicas.ts'
import { useFieldLabel } from './use-field-label.ts'
import type { Values } from './values.ts'

type Props = { readonly creation: Creation; readonly origin: Result<'showCluster'>; readonly values: Values }

/** Why nothing was created, and which fields to look at. Where the answer was lost: whether something was created after all. */
export function ReviewFailure({ creation, origin, values }: Props) {
  const t = useTranslations('create.failure')
  const region = useRegion()
  const labelOf = useFieldLabel()
  const { failed } = creation
  if (failed === undefined) return null
  const likely = likelyFields(failed.failure, values)
  return (
    <FailurePlace key={failed.sentAt}>
      <FailureNotice failure={failed.failure} operation={failed.operation} write />
      {likely.length > 0 && (
        <Notice kind="warning" title={t(failed.failure.kind === 'bad_request' ? 'fields' : likely.length === 1 ? 'likelyOne' : 'likely')}>
          <ul className="grid gap-1">
            {likely.map(({ path, reason }) => (
              <li key={path}>
                <Link
                  to={paths.createReplica(region, origin.id, stepOf(path))}
                  state={{ field: path } satisfies StepLinkState}
                  className="underline"
                >
                  {labelOf(path)}
                </Link>
                : {t(`reasons.${reason}`, { advised: '' })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {mayHaveHappened(failed.failure) && <Lost creation={creation} origin={origin} />}
    </FailurePlace>
  )
}

/** Nothing is sent again: the origin tells whether it has more replicas than before. */
function Lost({ creation, origin }: Pick<Props, 'creation' | 'origin'>) {
  const t = useTranslations('replicas.new.lost')
  return (
    <Notice
      kind="info"
      title={t('title')}
      actions={
        creation.made ? (
          <Button size="small" onClick={creation.goOn}>
            {t('go')}
          </Button>
        ) : (
          <Button size="small" onClick={creation.look}>
            {t('again')}
          </Button>
        )
      }
    >
      <p role="status">{t(creation.made ? 'made' : 'missing', { name: origin.name })}</p>
    </Notice>
  )
}
