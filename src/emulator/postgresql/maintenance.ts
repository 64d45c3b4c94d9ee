import { notYet, type GroupHandlers } from '#emulator/handler.ts'

export const maintenance: GroupHandlers<'maintenance'> = {
  patchMinorVersion: notYet('patchMinorVersion'),
  setMaintenance: notYet('setMaintenance'),
  unsetMaintenance: notYet('unsetMaintenance'),
}
