import { readInstant, type Instant } from '#contract/instant.ts'
import type { ArchiveConfigDetailResponse, BackupHistoryApiItem } from '#contract/postgresql/backups.ts'
import { backupOutcome } from './backups.ts'

/** Where no archive was written. */
export type ArchiveGap = {
  readonly from: Instant
  readonly to: Instant
  /** The log is lost: a backup from before it cannot be rolled forward past it. Otherwise there was nothing to write. */
  readonly breaks: boolean
}

/** What a restore to a point in time hangs on. */
export type RestoreFacts = {
  /** All of List Backup Histories. */
  readonly histories: readonly BackupHistoryApiItem[]
  /** Show Archive Config. */
  readonly archive: Pick<ArchiveConfigDetailResponse, 'archive_enabled'>
  /** Minutes between archives: `archive_frequency_minute` of Show Cluster's `backup_option`. */
  readonly frequency: string | null | undefined
  readonly now: Instant
  /** Holes that are known of. The cloud does not tell them: what is not known counts as whole. */
  readonly gaps?: readonly ArchiveGap[] | undefined
}

/** A stretch of time, both ends included. */
export type Span = { readonly from: Instant; readonly to: Instant }

/** Why a restore to a point in time is not possible. */
export type RestoreProblem = 'archive_off' | 'no_backup' | 'too_early' | 'too_late' | 'in_gap'

const minute = 60_000

/**
 * The stretches to whose every instant a cluster can be restored, oldest first: documented is the window from the start of the first
 * backup to now minus the time between two archives; each hole is taken out of it, and one that breaks the log reaches to the next
 * backup.
 */
export function restoreSpans(facts: RestoreFacts): Span[] {
  const end = latest(facts)
  if (end === undefined) return []
  const gaps = (facts.gaps ?? []).toSorted((a, b) => a.from - b.from)
  const spans: Span[] = []
  for (const start of finishedStarts(facts)) {
    const broken = gaps.find((gap) => gap.breaks && gap.to > start)
    const to = Math.min(end, broken === undefined ? end : broken.from)
    if (start > to) continue
    const last = spans.at(-1)
    if (last !== undefined && start <= last.to) spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else spans.push({ from: start, to })
  }
  return gaps.filter((gap) => !gap.breaks).reduce(without, spans)
}

/** First and last instant of all that can be restored to; `undefined` where there is none. */
export function restoreWindow(facts: RestoreFacts): Span | undefined {
  const spans = restoreSpans(facts)
  const [first] = spans
  return first === undefined ? undefined : { from: first.from, to: spans.at(-1)!.to }
}

/** Why a cluster cannot be restored to an instant, or `undefined` where it can. */
export function restoreProblem(at: Instant, facts: RestoreFacts): RestoreProblem | undefined {
  const end = latest(facts)
  if (end === undefined) return 'archive_off'
  const [first] = finishedStarts(facts)
  if (first === undefined) return 'no_backup'
  if (at < first) return 'too_early'
  if (at > end) return 'too_late'
  return restoreSpans(facts).some((span) => at >= span.from && at <= span.to) ? undefined : 'in_gap'
}

/** The latest instant that an archive holds; `undefined` where none is written. */
function latest({ archive, frequency, now }: RestoreFacts): Instant | undefined {
  const minutes = Number(frequency)
  return archive.archive_enabled && minutes > 0 ? now - minutes * minute : undefined
}

/** When the finished backups started, oldest first. */
function finishedStarts({ histories }: RestoreFacts): Instant[] {
  const starts = histories
    .filter((item) => backupOutcome(item.backup_state) === 'finished')
    .map((item) => readInstant(item.backup_start_at))
  return starts.filter((start) => start !== undefined).toSorted((a, b) => a - b)
}

/** The same stretches without what lies within a hole; its edges can still be restored to. */
function without(spans: readonly Span[], hole: Span): Span[] {
  return spans.flatMap((span) => {
    if (hole.to <= span.from || hole.from >= span.to) return [span]
    const before = hole.from >= span.from ? [{ from: span.from, to: hole.from }] : []
    const after = hole.to <= span.to ? [{ from: hole.to, to: span.to }] : []
    return [...before, ...after]
  })
}
