import { cloudCodes } from '#contract/errors.ts'
import type { LogExportConfigModifyRequest } from '#contract/postgresql/logs.ts'
import type { LogType } from '#contract/postgresql/shared.ts'
import { logTypes } from '#contract/postgresql/words.ts'
import { scheduleProblem } from '#contract/rules/log-export.ts'
import { CloudError, invalidValues, notFound } from '#emulator/errors.ts'
import type { GroupHandlers } from '#emulator/handler.ts'
import { bucketEnds, bucketIsGone, logExportItem } from '#emulator/log-exports.ts'
import { accept, findCluster, operate, refuseBy, type Place } from '#emulator/operate.ts'
import { walks } from '#emulator/walks.ts'
import type { Cluster, LogExport } from '#emulator/world.ts'

export const logs: GroupHandlers<'logs'> = {
  listLogExportConfigs: (call) => {
    const cluster = findCluster(call, call.input.cluster_id)
    const asked = logTypes.filter((type) => (call.input.type ?? type) === type)
    const contents = asked.map((type) => logExportItem(type, cluster.logExports[type], call.now))
    return { contents, count: contents.length }
  },

  registerLogExportConfig: (call) => {
    const { bucket_name, access_key, secret_key } = call.body
    const cluster = findCluster(call, call.input.cluster_id)
    const logType = logTypes.find((type) => type === call.body.log_type)
    if (logType === undefined) throw invalidValues(1)
    refuseBy('registerLogExportConfig', cluster, auditFacts(cluster, logType))
    if (cluster.logExports[logType] !== undefined) {
      throw new CloudError(400, cloudCodes.validation, `The export of the ${logType} log is registered already.`)
    }
    const settings = readSettings(call.body)
    const bucketEndsAt = bucketEnds(call.world, bucket_name, call.now)
    const config: LogExport = { ...settings, bucket_name, bucketEndsAt, keysWork: opens(secret_key), ran: undefined }
    // Seen live: an empty access key ends in a 500, and so does a bucket that is not there. That null is the same is inferred.
    if (!isGiven(access_key) || !isGiven(secret_key) || bucketIsGone(config, call.now)) throw contactAdmin()
    return accept(call, cluster, 'registerLogExportConfig', { walk: walks.setting, change: { kind: 'logExport', logType, config } })
  },

  setLogExportConfig: (call) => {
    const { cluster, logType, registered } = findExport(call, call.input)
    refuseBy('setLogExportConfig', cluster)
    const { access_key, secret_key } = call.body
    // Keys that are left out stay as they are: inferred, for both may be null.
    const keysWork = isGiven(access_key) && isGiven(secret_key) ? opens(secret_key) : registered.keysWork
    const config = { ...registered, ...readSettings(call.body), keysWork }
    return accept(call, cluster, 'setLogExportConfig', { walk: walks.setting, change: { kind: 'logExport', logType, config } })
  },

  unregisterLogExportConfig: (call) => {
    const { cluster, logType } = findExport(call, call.input)
    return operate(call, cluster.id, 'unregisterLogExportConfig', () => walks.setting, { kind: 'logExport', logType, config: undefined })
  },

  exportLog: (call) => {
    const { cluster, logType, registered } = findExport(call, call.input)
    refuseBy('exportLog', cluster, auditFacts(cluster, logType))
    if (bucketIsGone(registered, call.now)) throw contactAdmin()
    // That the keys are wrong is found out when the files are sent; the cluster itself is none the worse for it.
    return accept(call, cluster, 'exportLog', { walk: walks.setting, failsInto: registered.keysWork ? undefined : 'RUNNING' })
  },

  // Off deletes the files of the audit log: there is then nothing to export.
  setAuditLog: (call) =>
    operate(call, call.input.cluster_id, 'setAuditLog', () => walks.edit, { kind: 'audit', enabled: call.body.use_audit_log }),
}

/** A registered export. @throws CloudError 404 for an unknown cluster and for a log whose export is not registered (inferred) */
function findExport(place: Place, { cluster_id, log_type }: { readonly cluster_id: string; readonly log_type: LogType }) {
  const cluster = findCluster(place, cluster_id)
  const registered = cluster.logExports[log_type]
  if (registered === undefined) throw notFound('LogExportConfig', log_type)
  return { cluster, logType: log_type, registered }
}

function auditFacts(cluster: Cluster, logType: LogType) {
  return { log_type: logType, audit_enabled: cluster.detail.init_config_option.audit_enabled }
}

/** What is kept of a request beside the bucket. @throws CloudError InvalidScheduleData */
function readSettings(body: LogExportConfigModifyRequest): Pick<LogExport, 'delete_on_export' | 'schedule'> {
  const { delete_on_export, schedule_day_of_month, schedule_day_of_week, schedule_frequency_type, schedule_hour } = body
  const schedule = { schedule_day_of_month, schedule_day_of_week, schedule_frequency_type, schedule_hour }
  if (scheduleProblem(schedule) !== undefined) throw new CloudError(400, cloudCodes.scheduleData, 'Invalid schedule data')
  return { delete_on_export, schedule }
}

function isGiven(key: string | null): boolean {
  return key !== null && key !== ''
}

/** Whether keys open their bucket: a secret key with `wrong` in it does not. The keys themselves are not kept. */
function opens(secretKey: string | null): boolean {
  return secretKey?.includes('wrong') !== true
}

function contactAdmin(): CloudError {
  return new CloudError(500, cloudCodes.contactAdmin, 'Contact the administrator for assistance.', 'Internal Server Error')
}
