/**
 * Every check by its id, in the order in which the findings of one severity are told. Apart from the checks themselves, so that a screen
 * can name them without running them.
 */
export const checkIds = [
  'state_failed',
  'state_error',
  'state_unknown',
  'server_down',
  'open_to_all',
  'backup_failed',
  'backup_late',
  'replica_cut',
  'replica_late',
  'stuck',
  'no_backup_policy',
  'archive_off',
  'retention_low',
  'ha_off_in_production',
  'engine_ended',
  'replica_older',
  'replica_newer',
  'export_bucket_gone',
  'export_failed',
  'minor_behind',
  'wide_range',
  'audit_off',
  'audit_not_exported',
  'logs_not_exported',
  'no_maintenance_window',
  'large_volume',
  'name_leaves_no_room',
] as const
export type CheckId = (typeof checkIds)[number]

/** Whether this console knows a check of that id: an older server may tell of others. */
export function isCheckId(id: string): id is CheckId {
  return checkIds.some((known) => known === id)
}
