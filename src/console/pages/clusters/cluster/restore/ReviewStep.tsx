import type { Ref } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { backupOutcome } from '#contract/rules/backups.ts'
import { ChangeTable } from '#console/components/ChangeTable.tsx'
import { SentBefore } from '#console/components/new-cluster/SentBefore.tsx'
import { useLostCluster } from '#console/components/new-cluster/use-lost-cluster.ts'
import { createRestoreCluster } from '#console/components/plans/backups.ts'
import type { Change } from '#console/components/plans/plan.ts'
import { RequestTabs } from '#console/components/RequestTabs.tsx'
import type { RestoreRead } from '#console/components/restore/use-restore-facts.ts'
import { useZones } from '#console/components/restore/use-zones.ts'
import { ZoneReadings } from '#console/components/restore/ZoneReadings.tsx'
import { StepFoot } from '#console/components/StepFoot.tsx'
import { StepHead } from '#console/components/StepHead.tsx'
import { useAbout } from '#console/components/use-about.ts'
import type { StepLinkState } from '#console/components/use-step-focus.ts'
import { readTyped } from '#console/lib/typed-instant.ts'
import { paths } from '#console/paths.ts'
import { Notice } from '#console/ui/Notice.tsx'
import { RestoreDeed } from './RestoreDeed.tsx'
import { RestoreFailure } from './RestoreFailure.tsx'
import { toRequest } from './to-request.ts'
import type { Problem } from './use-problems.ts'
import type { Restore } from './use-restore.ts'
import type { Cluster, Values } from './values.ts'

type Props = {
  readonly heading: Ref<HTMLHeadingElement>
  readonly region: string
  readonly cluster: Cluster
  readonly values: Values
  readonly read: RestoreRead
  readonly problems: readonly Problem[]
  readonly restore: Restore
}

/** Everything once more, the very request, what it does, and the one button that sends it. */
export function ReviewStep({ heading, region, cluster, values, read, problems, restore }: Props) {
  const t = useTranslations('restore')
  const about = useAbout(cluster)
  const histories = read.facts?.histories
  const plan = createRestoreCluster(about, toRequest(values, cluster), {
    finishedBackup: histories?.some((item) => backupOutcome(item.backup_state) === 'finished'),
    startedAt: histories?.find((item) => item.backup_history_number === values.backup)?.backup_start_at,
  })
  const lost = useLostCluster(region, restore.failed)
  return (
    <>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
        <StepHead heading={heading} title={t('steps.review')} text={t('review.text')} />
        <RestoreFailure region={region} cluster={cluster} restore={restore} lost={lost} />
        <SentBefore operation="createRestoreCluster" of={{ id: cluster.id }} />
        {problems.length > 0 && <Problems region={region} cluster={cluster} problems={problems} />}
        <RequestTabs
          operation="createRestoreCluster"
          input={plan.input}
          before={<Before cluster={cluster} values={values} changes={plan.changes} />}
          cluster={cluster}
        />
        <StepFoot
          previous={{ name: t('steps.settings'), to: paths.restoreCluster(region, cluster.id, { step: 'settings' }) }}
          next={undefined}
        />
      </div>
      <RestoreDeed cluster={cluster} plan={plan} problems={problems} restore={restore} lost={lost} />
    </>
  )
}

type BeforeProps = Pick<Props, 'cluster' | 'values'> & { readonly changes: readonly Change[] }

/** What there will be; a point in time once more in every zone that matters. */
function Before({ cluster, values, changes }: BeforeProps) {
  const zones = useZones(cluster.timezone)
  const reading = readTyped(values.typed)
  return (
    <>
      {values.from === 'instant' && reading.kind === 'instant' && (
        <ZoneReadings at={reading.instant} zones={zones} lead={values.typed.zone} />
      )}
      <ChangeTable changes={changes} />
    </>
  )
}

type ProblemsProps = Pick<Props, 'region' | 'cluster' | 'problems'>

/** What still stands in the way, each with the way to its field. */
function Problems({ region, cluster, problems }: ProblemsProps) {
  const t = useTranslations('restore')
  const create = useTranslations('create')
  return (
    <Notice kind="warning" title={t('review.problems', { count: problems.length })}>
      <ul className="grid gap-1">
        {problems.map(({ step, field, text }, index) => (
          <li key={index}>
            <Link to={paths.restoreCluster(region, cluster.id, { step })} state={{ field } satisfies StepLinkState} className="underline">
              {field === 'typed' || field === 'from' || field === 'backup' ? t('steps.pick') : create(`fields.${field}`)}
            </Link>
            : {text}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
