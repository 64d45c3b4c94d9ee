import { readInstant, type Instant } from '#contract/instant.ts'
import type { BackupHistoryApiItem } from '#contract/postgresql/backups.ts'

export type BackupOutcome = 'finished' | 'failed' | 'running' | 'unknown'

const finished = /^(?:done|complet\w*|success\w*|succeed\w*|finish\w*|available|ok)$/i
const failed = /^(?:fail\w*|error\w*|cancel\w*|abort\w*)$/i
const running = /^(?:running|in_?progress|pending|start\w*|creating|backing_?up)$/i

/** What a backup's `backup_state` says. The cloud documents no words: the obvious ones are known, any other is `unknown`. */
export function backupOutcome(state: string): BackupOutcome {
  const word = state.trim()
  return finished.test(word) ? 'finished' : failed.test(word) ? 'failed' : running.test(word) ? 'running' : 'unknown'
}

const day = 86_400_000

/**
 * When a backup is deleted by itself under a policy: so many days after its start.
 * @param days the policy's `retention_period_day`; `undefined` for a start or a number of days that cannot be read
 */
export function backupLeavesAt(item: Pick<BackupHistoryApiItem, 'backup_start_at'>, days: string | null | undefined): Instant | undefined {
  const start = readInstant(item.backup_start_at)
  const kept = Number(days)
  return start === undefined || !Number.isInteger(kept) || kept <= 0 ? undefined : start + kept * day
}
