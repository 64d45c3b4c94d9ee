import { notYet, type GroupHandlers } from '#emulator/handler.ts'

export const logs: GroupHandlers<'logs'> = {
  exportLog: notYet('exportLog'),
  listLogExportConfigs: notYet('listLogExportConfigs'),
  registerLogExportConfig: notYet('registerLogExportConfig'),
  setAuditLog: notYet('setAuditLog'),
  setLogExportConfig: notYet('setLogExportConfig'),
  unregisterLogExportConfig: notYet('unregisterLogExportConfig'),
}
