import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import type { LogType } from '#contract/postgresql/shared.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { FormPanel, useChanged, useFormPlan } from '#console/components/FormPanel.tsx'
import { registerLogExportConfig, setLogExportConfig } from '#console/components/plans/logs.ts'
import { CheckField } from '#console/ui/CheckField.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { PasswordField } from '#console/ui/PasswordField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { missingIn, toSettings, type ExportValues, type SentExport, type TypedField } from './export-values.ts'
import type { LogConfig } from './log-config.ts'
import { readSchedule, usualSchedule, type ScheduleValues } from './schedule.ts'
import { ScheduleFields } from './ScheduleFields.tsx'

type Props = {
  readonly cluster: Result<'showCluster'>
  readonly type: LogType
  /** The registered export that is changed; none where one is registered. */
  readonly config: LogConfig | undefined
  /** Set where an earlier attempt is tried again: all but its keys. */
  readonly sent?: SentExport | undefined
  readonly onClose: () => void
}

/** Bucket, keys and schedule of a log's export. A registered export keeps its bucket, and its keys where none are typed. */
export function ExportFormPanel({ cluster, type, config, sent, onClose }: Props) {
  const t = useTranslations('logs.form')
  const logs = useTranslations('logs')
  const plan = useFormPlan(cluster, onClose)
  const [values, setValues] = useState<ExportValues>({
    bucket: sent?.bucket_name ?? '',
    accessKey: '',
    secretKey: '',
    deletes: (sent ?? config)?.delete_on_export === true,
  })
  const [schedule, setSchedule] = useState<ScheduleValues>(() => scheduleOf(sent, config))
  const [tried, setTried] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  const operation = config === undefined ? 'registerLogExportConfig' : 'setLogExportConfig'
  const facts = { ...factsOf(cluster, useNow(30_000)), log_type: type, audit_enabled: cluster.init_config_option?.audit_enabled }
  const missing = missingIn(values, config !== undefined)
  const field = (name: TypedField) => ({
    name,
    value: values[name],
    error: tried && missing.includes(name) ? t(`needed.${name}`) : undefined,
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
  })
  const submit = () => {
    setTried(true)
    const first = missing[0]
    if (first !== undefined) return fields.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus()
    const settings = toSettings(values, schedule)
    if (config !== undefined) return plan.open((about) => setLogExportConfig(about, type, config, settings))
    return plan.open((about) => registerLogExportConfig(about, { ...settings, bucket_name: values.bucket.trim(), log_type: type }))
  }
  return (
    <FormPanel
      title={t(config === undefined ? 'register' : 'change', { log: logs(`types.${type}`) })}
      description={logs(`what.${type}`)}
      reason={useReason(operation, facts)}
      changed={useChanged([values, schedule])}
      onClose={onClose}
      onSubmit={submit}
      plan={plan}
    >
      <div ref={fields} className="grid gap-5">
        {type === 'audit' && cluster.init_config_option?.audit_enabled !== true && (
          <Notice kind="warning" title={t('auditOffTitle')}>
            {t('auditOffText')}
          </Notice>
        )}
        {config === undefined ? (
          <TextField mono label={t('bucket')} hint={t('bucketHint')} {...field('bucket')} />
        ) : (
          <Facts items={[{ label: t('bucket'), value: <code>{config.bucket_name}</code> }]} />
        )}
        <ScheduleFields values={schedule} cluster={cluster} onChange={setSchedule} />
        <CheckField
          label={t('deletes')}
          hint={t('deletesHint')}
          checked={values.deletes}
          onChange={(event) => setValues({ ...values, deletes: event.target.checked })}
        />
        {config !== undefined && <p className="text-12 text-quiet">{t('keysKept')}</p>}
        <PasswordField label={t('accessKey')} optional={config !== undefined} {...field('accessKey')} />
        <PasswordField label={t('secretKey')} optional={config !== undefined} hint={t('keysHint')} {...field('secretKey')} />
      </div>
    </FormPanel>
  )
}

/** The schedule that the form begins with: of the earlier attempt, of the export as it is, or the usual one. */
function scheduleOf(sent: SentExport | undefined, config: LogConfig | undefined): ScheduleValues {
  if (sent !== undefined) return readSchedule(sent)
  return config === undefined ? usualSchedule : readSchedule(config)
}
