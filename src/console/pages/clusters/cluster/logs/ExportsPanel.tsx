import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import type { LogType } from '#contract/postgresql/shared.ts'
import { logTypes } from '#contract/postgresql/words.ts'
import { useSideRead } from '#console/api/query.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { exportLog, unregisterLogExportConfig } from '#console/components/plans/logs.ts'
import { ReadAge } from '#console/components/ReadAge.tsx'
import { usePlan } from '#console/components/use-plan.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { ExportSection } from './ExportSection.tsx'
import type { LogConfig } from './log-config.ts'

type Props = {
  readonly cluster: Result<'showCluster'>
  readonly onEdit: (type: LogType, config: LogConfig | undefined) => void
}

/** Each log with its export: registered or not, when, and to which bucket. */
export function ExportsPanel({ cluster, onEdit }: Props) {
  const t = useTranslations('logs')
  const plan = usePlan(cluster)
  const { data, readAt, failure, loading, refresh } = useSideRead('listLogExportConfigs', { cluster_id: cluster.id })
  const configs = data?.contents ?? []
  // The cloud lists a log without an export as well; where it did not, that export could still be registered.
  const rows = [
    ...logTypes.map((type) => ({ type, config: configs.find(({ log_type }) => log_type === type) })),
    ...configs.filter(({ log_type }) => !logTypes.some((type) => type === log_type)).map((config) => ({ type: undefined, config })),
  ]
  return (
    <Panel title={t('exports')} aside={data && <ReadAge readAt={readAt} />} flush>
      {failure !== undefined && (
        <div className="p-4 max-s:p-3">
          <FailureNotice failure={failure} operation="listLogExportConfigs" stale={data !== undefined} onRetry={() => void refresh()} />
        </div>
      )}
      {loading && <Bones />}
      {data !== undefined && (
        <div className="divide-y divide-line">
          {rows.map(({ type, config }, index) => (
            <ExportSection
              key={type ?? index}
              cluster={cluster}
              type={type}
              config={config}
              onEdit={() => type && onEdit(type, config?.is_registered === true ? config : undefined)}
              onExport={() => type && plan.open((about) => exportLog(about, type, config))}
              onUnregister={() => type && plan.open((about) => unregisterLogExportConfig(about, type, config))}
            />
          ))}
          {configs.some(({ is_registered, schedule_hour }) => is_registered && schedule_hour !== null) && (
            <p className="px-4 py-2 text-12 text-quiet max-s:px-3">{t('zone', { zone: cluster.timezone })}</p>
          )}
        </div>
      )}
      {plan.dialog}
    </Panel>
  )
}

/** As high as a log that is halfway between exported and not: whichever comes, what lies below moves little. */
function Bones() {
  return (
    <div className="divide-y divide-line" aria-hidden="true">
      {logTypes.map((type) => (
        <div key={type} className="grid h-26 content-start gap-3 px-4 py-5 max-l:h-33 max-s:h-40 max-s:px-3">
          <Skeleton className="w-32" />
          <Skeleton className="w-3/5" />
        </div>
      ))}
    </div>
  )
}
