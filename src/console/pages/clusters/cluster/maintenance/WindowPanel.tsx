import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReasonFor } from '#console/components/action-reason.ts'
import { unsetMaintenance } from '#console/components/plans/maintenance.ts'
import { useAskedPlan } from '#console/components/use-asked-plan.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import { Button } from '#console/ui/Button.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { readWindow } from './week-window.ts'
import { WindowWeek } from './WindowWeek.tsx'

type Props = { readonly cluster: Result<'showCluster'>; readonly onEdit: () => void }

/** The hours of the week in which the cloud may work on the servers. */
export function WindowPanel({ cluster, onEdit }: Props) {
  const t = useTranslations('maintenance')
  const plan = usePlan(cluster)
  const reasonFor = useReasonFor(factsOf(cluster, useNow(30_000)))
  useAskedPlan('setMaintenance', reasonFor('setMaintenance') === undefined ? onEdit : undefined)
  const window = readWindow(cluster.maintenance_option)
  const told = toldWindow(cluster.maintenance_option)
  return (
    <Panel
      title={t('window')}
      aside={
        <>
          <Button size="small" disabledReason={reasonFor('setMaintenance')} onClick={onEdit}>
            {t(told === undefined ? 'set' : 'change')}
          </Button>
          {told !== undefined && (
            <Button size="small" disabledReason={reasonFor('unsetMaintenance')} onClick={() => plan.open(unsetMaintenance)}>
              {t('unset')}
            </Button>
          )}
        </>
      }
    >
      {window !== undefined && <WindowWeek window={window} clusterZone={cluster.timezone} />}
      {window === undefined && told !== undefined && <p className="wrap-anywhere">{t('unreadable', { words: told })}</p>}
      {told === undefined && <p className="max-w-176">{t('none')}</p>}
      {told !== undefined && <p className="mt-3 text-12 text-quiet">{t('zone')}</p>}
      {plan.dialog}
    </Panel>
  )
}

/** What the cloud tells of a window, as it came; `undefined` where it tells of none. */
function toldWindow(option: Result<'showCluster'>['maintenance_option']): string | undefined {
  const { starting_day_of_week: day, starting_time: time, period_hour: hours, use_maintenance_option: used } = option ?? {}
  return used === false || !day || !time ? undefined : [day, time, hours ?? ''].join(' ').trim()
}
