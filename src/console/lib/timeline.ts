import { readInstant, type Instant } from '#contract/instant.ts'
import type { BackupHistoryApiItem } from '#contract/postgresql/backups.ts'
import { backupLeavesAt, backupOutcome, type BackupOutcome } from '#contract/rules/backups.ts'
import { restoreProblem, restoreSpans, restoreWindow, type RestoreFacts, type RestoreProblem, type Span } from '#contract/rules/restore.ts'
import type { Scale } from './ticks.ts'

/** One backup as it is drawn. */
export type Bar = {
  readonly number: string
  readonly from: Instant
  /** Left out while it runs, and where the cloud gives no end. */
  readonly to: Instant | undefined
  readonly sizeGb: number
  readonly outcome: BackupOutcome
  /** The cloud's own word. */
  readonly state: string
  /** When the policy deletes it. */
  readonly leavesAt: Instant | undefined
}

/** Everything that a timeline draws, in instants; `ticks.ts` says where they stand. */
export type Timeline = {
  readonly scale: Scale
  /** Oldest first. */
  readonly bars: readonly Bar[]
  /** To each instant of these a cluster can be restored. */
  readonly covered: readonly Span[]
  /** Between the first backup and now, where that is not so. */
  readonly gaps: readonly Span[]
  /** First and last instant that can be restored; `undefined` where none can. */
  readonly window: Span | undefined
  /** The finished backup that is deleted first. */
  readonly leavesNext: Bar | undefined
  readonly now: Instant
}

export type TimelineFacts = RestoreFacts & {
  /** The policy's `retention_period_day`. */
  readonly retention: string | null | undefined
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Makes the model of a timeline. What has no readable start is left out: it has no place on it. */
export function drawTimeline(facts: TimelineFacts): Timeline {
  const { now } = facts
  const bars = barsOf(facts.histories, facts.retention)
  const finished = bars.filter((bar) => bar.outcome === 'finished')
  const covered = restoreSpans(facts)
  const [first] = finished
  const window = restoreWindow(facts)
  const start = Math.min(bars[0]?.from ?? now - 7 * day, now - day)
  // Some air at both edges, so that the first bar and "now" are not cut.
  const air = (now - start) * 0.03
  return {
    scale: { from: start - air, to: now + air },
    bars,
    covered,
    gaps: first === undefined ? [] : between(covered, { from: first.from, to: window?.to ?? now }),
    window,
    leavesNext: finished.filter((bar) => bar.leavesAt !== undefined).toSorted((a, b) => a.leavesAt! - b.leavesAt!)[0],
    now,
  }
}

/** The histories as bars, oldest first. */
export function barsOf(histories: readonly BackupHistoryApiItem[], retention: string | null | undefined): Bar[] {
  return histories
    .flatMap((item): Bar[] => {
      const from = readInstant(item.backup_start_at)
      if (from === undefined) return []
      const outcome = backupOutcome(item.backup_state)
      const to = outcome === 'running' ? undefined : readInstant(item.backup_end_at)
      return [
        {
          number: item.backup_history_number,
          from,
          to: to === undefined || to < from ? undefined : to,
          sizeGb: item.backup_size_gb,
          outcome,
          state: item.backup_state,
          leavesAt: backupLeavesAt(item, retention),
        },
      ]
    })
    .toSorted((a, b) => a.from - b.from)
}

/** What of a stretch the spans do not cover. */
function between(spans: readonly Span[], { from, to }: Span): Span[] {
  const gaps: Span[] = []
  let open = from
  for (const span of spans) {
    if (span.from > open) gaps.push({ from: open, to: span.from })
    open = Math.max(open, span.to)
  }
  return open < to ? [...gaps, { from: open, to }] : gaps
}

/** What stands against an instant, and the nearest instants that are possible instead. */
export type PickProblem = { readonly problem: RestoreProblem; readonly nearest: readonly Instant[] }

/** Why a cluster cannot be restored to an instant; `undefined` where it can. */
export function pickProblem(at: Instant, facts: RestoreFacts): PickProblem | undefined {
  const problem = restoreProblem(at, facts)
  if (problem === undefined) return undefined
  const spans = restoreSpans(facts)
  // What is offered is typed to the second: rounded into the span.
  const before = spans.findLast((span) => span.to < at)?.to
  const after = spans.find((span) => span.from > at)?.from
  return {
    problem,
    nearest: [
      ...(before === undefined ? [] : [Math.floor(before / 1_000) * 1_000]),
      ...(after === undefined ? [] : [Math.ceil(after / 1_000) * 1_000]),
    ],
  }
}

/** The backup that a restore to an instant starts from. */
export function baseOf(at: Instant, bars: readonly Bar[]): Bar | undefined {
  return bars.findLast((bar) => bar.outcome === 'finished' && bar.from <= at)
}

/** The instant that a timeline starts with: the last that can be restored, on a whole second. */
export function latestOf({ window }: Timeline): Instant | undefined {
  return window === undefined ? undefined : Math.floor(window.to / 1_000) * 1_000
}

/** Where a key takes the picked instant, within the window; `undefined` for keys that mean nothing here. */
export function movedBy(key: string, shift: boolean, at: Instant, { from, to }: Span): Instant | undefined {
  // To the whole second, as it is typed and sent.
  const [first, last] = [Math.ceil(from / 1_000) * 1_000, Math.floor(to / 1_000) * 1_000]
  const target = targetOf(key, shift ? hour : minute, at, { from: first, to: last })
  return target === undefined ? undefined : Math.min(last, Math.max(first, target))
}

function targetOf(key: string, step: number, at: Instant, { from, to }: Span): Instant | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - step
    case 'ArrowRight':
    case 'ArrowUp':
      return at + step
    case 'PageDown':
      return at - day
    case 'PageUp':
      return at + day
    case 'Home':
      return from
    case 'End':
      return to
    default:
      return undefined
  }
}

/** How much of the time around the picked instant is drawn large. */
const closeUp = day

/**
 * A close-up that holds an instant: the one before, as long as the instant is well within it, so that nothing moves under a hand. An
 * instant beyond the drawing is held at its end.
 */
export function closeUpOn(at: Instant, { now, scale }: Pick<Timeline, 'now' | 'scale'>, before?: Scale): Scale {
  const held = Math.max(scale.from, Math.min(at, now))
  if (before !== undefined && held >= before.from + hour && held <= before.to - hour) return before
  const from = Math.min(held - closeUp * 0.65, now + 2 * hour - closeUp)
  return { from, to: from + closeUp }
}

/** The instant under a pointer, `share` of the way along a scale: on a whole minute. */
export function instantAt(share: number, { from, to }: Scale): Instant {
  return Math.round((from + share * (to - from)) / minute) * minute
}
