import { notYet, type GroupHandlers } from '#emulator/handler.ts'

export const parameters: GroupHandlers<'parameters'> = {
  listParameterGroups: notYet('listParameterGroups'),
  listParameterValues: notYet('listParameterValues'),
  listParameters: notYet('listParameters'),
  setParameterValues: notYet('setParameterValues'),
  synchronizeParameterValues: notYet('synchronizeParameterValues'),
}
