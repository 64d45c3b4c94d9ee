import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import type { LogType } from '#contract/postgresql/shared.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReasonFor } from '#console/components/action-reason.ts'
import { Instant } from '#console/components/Instant.tsx'
import { scheduleText } from '#console/components/plans/logs.ts'
import { useAskedPlan } from '#console/components/use-asked-plan.ts'
import { Button } from '#console/ui/Button.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import type { LogConfig } from './log-config.ts'
import { nextRun } from './schedule.ts'

type Props = {
  readonly cluster: Result<'showCluster'>
  /** `undefined` for a log that this console does not know: it is shown and left alone. */
  readonly type: LogType | undefined
  readonly config: LogConfig | undefined
  readonly onEdit: () => void
  readonly onExport: () => void
  readonly onUnregister: () => void
}

/** One log: what becomes of it, and what can be done about it. */
export function ExportSection({ cluster, type, config, onEdit, onExport, onUnregister }: Props) {
  const t = useTranslations('logs')
  const id = useId()
  const registered = config?.is_registered === true
  const facts = { ...factsOf(cluster, useNow(30_000)), log_type: type, audit_enabled: cluster.init_config_option?.audit_enabled }
  const reasonFor = useReasonFor(facts)
  useAskedExport({ type, registered, onEdit, onUnregister }, reasonFor)
  const named = <span className="sr-only">{config?.log_label ?? type}</span>
  return (
    <section aria-labelledby={id} className="grid gap-3 p-4 max-s:p-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 id={id} className="wrap-anywhere">
          {type === undefined ? config?.log_label : t(`types.${type}`)}
        </h3>
        <span className="text-quiet">{type === undefined ? <code>{config?.log_type}</code> : t(`what.${type}`)}</span>
        <div className="ml-auto flex flex-wrap gap-2 max-s:ml-0 max-s:w-full">
          {type !== undefined && registered && (
            <>
              <Button size="small" disabledReason={reasonFor('exportLog')} onClick={onExport}>
                {t('exportNow')} {named}
              </Button>
              <Button size="small" disabledReason={reasonFor('setLogExportConfig')} onClick={onEdit}>
                {t('change')} {named}
              </Button>
              <Button size="small" disabledReason={reasonFor('unregisterLogExportConfig')} onClick={onUnregister}>
                {t('unregister')} {named}
              </Button>
            </>
          )}
          {type !== undefined && !registered && (
            <Button size="small" disabledReason={reasonFor('registerLogExportConfig')} onClick={onEdit}>
              {t('register')} {named}
            </Button>
          )}
        </div>
      </header>
      {registered ? <Registered cluster={cluster} config={config} /> : <p className="text-quiet">{t('notExported')}</p>}
      {type === 'audit' && cluster.init_config_option?.audit_enabled !== true && (
        <p className="flex items-start gap-1.5">
          <KindGlyph kind="info" className="mt-[0.1875rem]" />
          {t('auditOff')}
        </p>
      )}
    </section>
  )
}

type AskedProps = Pick<Props, 'type' | 'onEdit' | 'onUnregister'> & { readonly registered: boolean }

/** What a link may ask of an export. */
function useAskedExport({ type, registered, onEdit, onUnregister }: AskedProps, reasonFor: ReturnType<typeof useReasonFor>) {
  const log = type ?? ''
  const possible = (operation: WriteName, open: () => void) => (reasonFor(operation) === undefined ? open : undefined)
  useAskedPlan('registerLogExportConfig', registered ? undefined : possible('registerLogExportConfig', onEdit), { of: log })
  useAskedPlan('setLogExportConfig', registered ? possible('setLogExportConfig', onEdit) : undefined, { of: log })
  useAskedPlan('unregisterLogExportConfig', registered ? possible('unregisterLogExportConfig', onUnregister) : undefined, { of: log })
}

type RegisteredProps = Pick<Props, 'cluster'> & { readonly config: LogConfig }

function Registered({ cluster, config }: RegisteredProps) {
  const t = useTranslations('logs')
  const plans = useTranslations('plans')
  const now = useNow(30_000)
  const bucket = config.bucket_name ?? ''
  const gone = bucket === '' || config.is_bucket_deleted === true
  const next = gone ? undefined : nextRun(config, cluster.timezone, now)
  return (
    <>
      <Facts
        className="l:grid-cols-[minmax(6.5rem,auto)_minmax(0,1fr)_minmax(6.5rem,auto)_minmax(0,1fr)]"
        items={[
          { label: t('schedule'), value: scheduleText({ cluster, t: plans }, config) ?? t('byHand') },
          ...(next === undefined ? [] : [{ label: t('next'), value: <Instant at={next} /> }]),
          { label: t('bucket'), value: bucket === '' ? t('noBucket') : <code>{bucket}</code> },
          { label: t('after'), value: t(config.delete_on_export === true ? 'deletes' : 'stays') },
        ]}
      />
      {gone && (
        <Notice kind="error" title={bucket === '' ? t('bucketMissing') : t('bucketDeleted', { bucket })}>
          {t('bucketText')}
        </Notice>
      )}
    </>
  )
}
