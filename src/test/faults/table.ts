import { operations } from '#contract/operations.ts'
import { table } from '#test/bench/statistics.ts'
import type { Tally } from './campaign.ts'
import { points } from './points.ts'

const numbers = ['trials', 'duplicates', 'wrong', 'doubtful', 'resolved', 'leftUndone', 'leftDone'] as const
const heads = [
  'trials',
  'with duplicates',
  'with wrong statements',
  'unknown for a time',
  'found out by itself',
  'left unknown, not done',
  'left unknown, done',
]

/** A Markdown table of all tallies, with a line for their sums, and what went wrong in words below it. */
export function report(tallies: readonly Tally[]): string {
  const rows = tallies.map((tally) => [
    points[tally.point],
    operations[tally.operation].printed,
    ...numbers.map((name) => String(tally[name])),
  ])
  const sums = numbers.map((name) => String(tallies.reduce((sum, tally) => sum + tally[name], 0)))
  const problems = tallies.flatMap((tally) => tally.problems.map((problem) => `- ${tally.point}, ${tally.operation}: ${problem}`))
  return [
    table([['what goes wrong', 'operation', ...heads], ...rows, ['all', '', ...sums]]),
    ...(problems.length > 0 ? ['', ...problems] : []),
  ].join('\n')
}

/** Whether there is nothing to complain of. */
export function isClean(tallies: readonly Tally[]): boolean {
  return tallies.every(({ duplicates, wrong }) => duplicates + wrong === 0)
}
