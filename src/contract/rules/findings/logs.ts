import type { FindingSettings } from '#contract/bff/fleet-settings.ts'
import type { Result } from '#contract/operation.ts'
import type { Check, ClusterFacts, FindingFix } from './finding.ts'
import { evidence, settingsOf } from './judged.ts'

type Export = Result<'listLogExportConfigs'>['contents'][number]

/** The lines of List Log Export Configs of a cluster whose settings count; `undefined` where they were not read. */
function exportsOf(cluster: ClusterFacts): readonly Export[] | undefined {
  return settingsOf(cluster) === undefined ? undefined : (cluster.logExports?.value.contents ?? undefined)
}

const auditOff: Check<FindingSettings> = {
  id: 'audit_off',
  severity: 'notice',
  needs: ['showCluster'],
  find: (cluster) =>
    settingsOf(cluster)?.init_config_option?.audit_enabled === false
      ? [
          {
            since: null,
            evidence: [evidence('init_config_option.audit_enabled', false)],
            values: {},
            fix: { tab: 'logs', operation: 'setAuditLog' },
          },
        ]
      : [],
}

const register: FindingFix = { tab: 'logs', operation: 'registerLogExportConfig' }

const logsNotExported: Check<FindingSettings> = {
  id: 'logs_not_exported',
  severity: 'notice',
  needs: ['showCluster', 'listLogExportConfigs'],
  find: (cluster) => {
    const lines = exportsOf(cluster)
    if (lines === undefined || lines.length === 0 || lines.some(({ is_registered }) => is_registered)) return []
    return [
      {
        since: null,
        evidence: lines.map(({ log_type }) => evidence(`${log_type} is_registered`, false)),
        // The one that tells what went wrong comes first.
        values: { count: lines.length, log: lines.find(({ log_type }) => log_type === 'alert')?.log_type ?? lines[0]?.log_type ?? '' },
        fix: register,
      },
    ]
  },
}

/** Somebody wants the audit log and exports other logs, but not this one: it is gone with the servers. */
const auditNotExported: Check<FindingSettings> = {
  id: 'audit_not_exported',
  severity: 'notice',
  needs: ['showCluster', 'listLogExportConfigs'],
  find: (cluster) => {
    const lines = exportsOf(cluster) ?? []
    const audit = lines.find(({ log_type }) => log_type === 'audit')
    const others = lines.some(({ is_registered }) => is_registered)
    if (settingsOf(cluster)?.init_config_option?.audit_enabled !== true || audit?.is_registered !== false || !others) return []
    const shown = [evidence('init_config_option.audit_enabled', true), evidence('audit is_registered', false)]
    return [{ since: null, evidence: shown, values: { log: 'audit' }, fix: register }]
  },
}

const exportBucketGone: Check<FindingSettings> = {
  id: 'export_bucket_gone',
  severity: 'warning',
  needs: ['showCluster', 'listLogExportConfigs'],
  find: (cluster) =>
    (exportsOf(cluster) ?? [])
      .filter(({ is_registered, is_bucket_deleted }) => is_registered && is_bucket_deleted === true)
      .map(({ log_type, bucket_name }) => ({
        detail: log_type,
        since: null,
        evidence: [evidence('log_type', log_type), evidence('bucket_name', bucket_name), evidence('is_bucket_deleted', true)],
        values: { log: log_type, bucket: bucket_name ?? '' },
        // The bucket of an export cannot be changed.
        fix: { tab: 'logs', operation: 'unregisterLogExportConfig' },
      })),
}

/** No read tells how an export ended; the journal knows it of the ones that were asked for here. */
const exportFailed: Check<FindingSettings> = {
  id: 'export_failed',
  severity: 'warning',
  needs: ['showCluster', 'listLogExportConfigs'],
  find: (cluster) =>
    (cluster.exported ?? [])
      .filter(({ logType, failed }) => failed && isLive(exportsOf(cluster), logType))
      .map(({ logType, endedAt, requestId }) => ({
        detail: logType,
        since: endedAt,
        evidence: [evidence('log_type', logType), ...(requestId === null ? [] : [evidence('request_id', requestId)])],
        values: { log: logType, failedAt: endedAt },
        fix: { tab: 'logs', operation: 'setLogExportConfig' },
      })),
}

/** Still registered, with a bucket that is there: without one that is what is wrong. */
function isLive(lines: readonly Export[] | undefined, logType: string): boolean {
  const line = (lines ?? []).find(({ log_type }) => log_type === logType)
  return line?.is_registered === true && line.is_bucket_deleted !== true
}

/** Whether logs are written and brought to safety. */
export const logChecks: readonly Check<FindingSettings>[] = [exportBucketGone, exportFailed, auditOff, auditNotExported, logsNotExported]
