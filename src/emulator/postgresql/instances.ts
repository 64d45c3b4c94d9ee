import { notYet, type GroupHandlers } from '#emulator/handler.ts'

export const instances: GroupHandlers<'instances'> = {
  addBlockStorages: notYet('addBlockStorages'),
  setBlockStorageSize: notYet('setBlockStorageSize'),
  setSecurityGroupRules: notYet('setSecurityGroupRules'),
  setServerType: notYet('setServerType'),
}
