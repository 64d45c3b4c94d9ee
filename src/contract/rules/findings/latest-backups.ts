import { readInstant } from '#contract/instant.ts'
import type { Result } from '#contract/operation.ts'
import { backupOutcome, type BackupOutcome } from '#contract/rules/backups.ts'
import { textOf } from './judged.ts'

type Histories = Result<'listBackupHistories'>
type History = Histories['contents'][number]

/** What the latest backups come to. Instants in ms. */
export type Latest = {
  /** The last one that was begun, and how it ended. */
  readonly last: History
  readonly startedAt: number
  readonly outcome: BackupOutcome
  /** Starts of the last ones that did not fail, newest first; two are enough. */
  readonly made: readonly number[]
  /** Until when the last of these was under way: while one is, the cloud begins no other. */
  readonly coveredUntil: number
  /** Start of the last one that finished. */
  readonly good: number | undefined
}

let read: { readonly histories: Histories; readonly latest: Latest | undefined } | undefined

/** The latest backups of an answer, in whatever order it tells them; `undefined` where there is none. Two checks ask one after the other. */
export function latestOf(histories: Histories): Latest | undefined {
  if (read?.histories !== histories) read = { histories, latest: readLatest(histories) }
  return read.latest
}

const dayMs = 86_400_000

function readLatest({ contents }: Histories): Latest | undefined {
  let first: Pick<Latest, 'last' | 'startedAt' | 'outcome'> | undefined
  let good: number | undefined
  let coveredUntil = Number.NEGATIVE_INFINITY
  const made: number[] = []
  for (const item of newestFirst(contents ?? [])) {
    const startedAt = readInstant(item.backup_start_at)
    if (startedAt === undefined) continue
    const outcome = backupOutcome(textOf(item.backup_state))
    first ??= { last: item, startedAt, outcome }
    if (outcome === 'finished') good ??= startedAt
    if (outcome !== 'failed' && made.length < 2) {
      made.push(startedAt)
      coveredUntil = Math.max(coveredUntil, endOf(item, startedAt, outcome))
    }
    if (good !== undefined && made.length === 2) break
  }
  return first && { ...first, made, coveredUntil, good }
}

/** One that is still running after a day counts no longer. */
function endOf(item: History, startedAt: number, outcome: BackupOutcome): number {
  return outcome === 'running' ? startedAt + dayMs : (readInstant(item.backup_end_at) ?? startedAt)
}

/** Up to the second, as the cloud writes its instants; what follows is the zone, or nothing. */
const toSecond = 'yyyy-mm-ddThh:mm:ss'.length

/** Sorted by their starts. Texts of one form and one zone stand in the order of their instants: the dates of thousands of lists need not be read. */
function newestFirst(contents: readonly History[]): readonly History[] {
  const form = textOf(contents[0]?.backup_start_at)
  if (contents.every((item) => isAlike(textOf(item.backup_start_at), form))) {
    return contents.toSorted((a, b) => (a.backup_start_at < b.backup_start_at ? 1 : a.backup_start_at > b.backup_start_at ? -1 : 0))
  }
  const startOf = ({ backup_start_at }: History) => readInstant(backup_start_at) ?? Number.NEGATIVE_INFINITY
  return contents.toSorted((a, b) => startOf(b) - startOf(a) || 0)
}

/** Whether two instants are written alike but for their digits up to the second. */
function isAlike(text: string, form: string): boolean {
  if (text.length !== form.length || text.length < toSecond || text[10] !== form[10]) return false
  return text.length === toSecond || text.slice(toSecond) === form.slice(toSecond)
}
