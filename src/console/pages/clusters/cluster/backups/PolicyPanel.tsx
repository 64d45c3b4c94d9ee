import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Instant } from '#contract/instant.ts'
import type { Result } from '#contract/operation.ts'
import { backup } from '#contract/rules/limits.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReasonFor } from '#console/components/action-reason.ts'
import { Instant as InstantText } from '#console/components/Instant.tsx'
import { setBackup, unsetBackup } from '#console/components/plans/backups.ts'
import { useAskedPlan } from '#console/components/use-asked-plan.ts'
import { useFollow } from '#console/components/use-follow.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import { clockText, wholeHours } from '#console/lib/clock.ts'
import { formatAge } from '#console/lib/format.ts'
import { isZone } from '#console/lib/preferences.ts'
import { Button } from '#console/ui/Button.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { takeFocus } from './FormFoot.tsx'
import { backupClock, nextAt } from './next-backup.ts'
import { PolicyForm } from './PolicyForm.tsx'

type Props = {
  readonly cluster: Result<'showCluster'>
  /** When its backups started, oldest first. */
  readonly starts: readonly Instant[]
  readonly editing: boolean
  readonly onEdit: (editing: boolean) => void
}

/** When backups are made, how long they are kept, and the ways to change or end that. */
export function PolicyPanel({ cluster, starts, editing, onEdit }: Props) {
  const t = useTranslations('backups')
  const { follow } = useFollow()
  const [left, setLeft] = useState(false)
  const close = () => {
    setLeft(true)
    onEdit(false)
  }
  const plan = usePlan(cluster, {
    onAccepted: (accepted) => {
      close()
      follow(accepted.follow)
    },
  })
  const reasonFor = useReasonFor(factsOf(cluster, useNow(30_000)))
  useAskedPlan('setBackup', reasonFor('setBackup') === undefined ? () => onEdit(true) : undefined)
  const { starting_time_hour: hour, retention_period_day: days, archive_frequency_minute: minutes } = policyOf(cluster)
  const set = Boolean(days)
  return (
    <Panel
      title={t('policy.title')}
      aside={
        !editing && (
          <>
            <Button ref={left ? takeFocus : undefined} size="small" disabledReason={reasonFor('setBackup')} onClick={() => onEdit(true)}>
              {t(set ? 'policy.change' : 'policy.set')}
            </Button>
            {set && (
              <Button size="small" disabledReason={reasonFor('unsetBackup')} onClick={() => plan.open(unsetBackup)}>
                {t('policy.unset')}
              </Button>
            )}
          </>
        )
      }
    >
      {editing ? (
        <PolicyForm
          now={{ hour: oneOf(wholeHours, hour) ?? '2', days: days ?? '7', minutes: oneOf(frequencies, minutes) ?? '60' }}
          reason={reasonFor('setBackup')}
          onPlan={(body) => plan.open((about) => setBackup(about, body))}
          onCancel={close}
        />
      ) : !set ? (
        <p className="max-w-176 text-quiet">{t('policy.none')}</p>
      ) : (
        <Facts
          items={[
            { label: t('policy.daily'), value: <Daily hour={hour} cluster={cluster} starts={starts} /> },
            { label: t('policy.next'), value: <Next hour={hour} cluster={cluster} starts={starts} /> },
            { label: t('policy.kept'), value: t('days', { count: Number(days) }) },
            { label: t('policy.frequency'), value: minutes ? t('minutes', { minutes }) : t('unknown') },
          ]}
        />
      )}
      {plan.dialog}
    </Panel>
  )
}

const { frequencies } = backup

/** The choice of a form that means the same number: `02` is `2`. A list would show its first choice for a text that it does not hold. */
function oneOf(choices: readonly string[], text: string | null | undefined): string | undefined {
  return text ? choices.find((choice) => Number(choice) === Number(text)) : undefined
}

type Policy = NonNullable<Result<'showCluster'>['init_config_option']['backup_option']>

/** The policy of a cluster; nothing of it where backups are not made. */
export function policyOf(cluster: Result<'showCluster'>): Partial<Policy> {
  return cluster.init_config_option?.backup_option ?? {}
}

type ClockProps = Pick<Props, 'cluster' | 'starts'> & { readonly hour: string | null | undefined }

function useClock({ cluster, starts, hour }: ClockProps) {
  const own = isZone(cluster.timezone) ? cluster.timezone : 'UTC'
  return backupClock(Number(hour), starts, [own, 'UTC'])
}

/** The hour with the zone named, and how we know of it. */
function Daily(props: ClockProps) {
  const t = useTranslations('backups.policy')
  const { zone, seen } = useClock(props)
  if (!props.hour) return t('noHour')
  return (
    <>
      {clockText(props.hour)} {zone}
      <span className="block text-12 text-quiet">{t(seen ? 'zoneSeen' : 'zoneInferred')}</span>
    </>
  )
}

function Next(props: ClockProps) {
  const t = useTranslations('backups.policy')
  const locale = useLocale()
  const now = useNow(30_000)
  const { zone } = useClock(props)
  if (!props.hour) return t('noHour')
  if (['STOPPED', 'TERMINATED'].includes(props.cluster.service_state)) return t('stopped')
  const at = nextAt(Number(props.hour), zone, now)
  return (
    <>
      <InstantText at={at} /> <span className="text-quiet">{t('in', { age: formatAge(at - now, locale) })}</span>
    </>
  )
}
