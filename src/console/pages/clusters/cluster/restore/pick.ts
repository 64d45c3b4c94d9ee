import { backupOutcome } from '#contract/rules/backups.ts'
import { pickProblem, type TimelineFacts } from '#console/lib/timeline.ts'
import { readTyped } from '#console/lib/typed-instant.ts'
import type { PickParts } from './values.ts'

/** Why what is picked cannot be restored; a key of the messages `restore.notPicked`. */
export type PickFault = 'noInstant' | 'outside' | 'noBackup' | 'backupGone' | 'backupNotFinished'

/** What stands against the pick now. While backups and archive are not read, nothing is held against it: the cloud judges. */
export function pickFault({ from, typed, backup }: PickParts, facts: TimelineFacts | undefined): PickFault | undefined {
  if (from === 'instant') {
    const reading = readTyped(typed)
    if (reading.kind !== 'instant') return 'noInstant'
    return facts !== undefined && pickProblem(reading.instant, facts) !== undefined ? 'outside' : undefined
  }
  if (backup === '') return 'noBackup'
  if (facts === undefined) return undefined
  const item = facts.histories.find((history) => history.backup_history_number === backup)
  if (item === undefined) return 'backupGone'
  return backupOutcome(item.backup_state) === 'finished' ? undefined : 'backupNotFinished'
}
