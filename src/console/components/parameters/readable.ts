import { readableValue, unitsOf, type Range, type ValueRule } from '#contract/rules/parameters.ts'

/** A value as it reads best: `128 MB`, `-1`, `read committed`. */
export function shownValue(rule: ValueRule, value: string): string {
  const { amount, unit } = readableValue(rule, value)
  return unit === '' ? amount : `${amount} ${unit}`
}

/** A value as `postgresql.conf` writes it: `128MB`. */
export function writtenValue(rule: ValueRule, value: string): string {
  const { amount, unit } = readableValue(rule, value)
  return `${amount}${unit}`
}

/** How many of a unit make one of the next. */
const steps: Readonly<Record<string, number>> = {
  B: 1024,
  kB: 1024,
  MB: 1024,
  GB: 1024,
  TB: 1,
  us: 1000,
  ms: 1000,
  s: 60,
  min: 60,
  h: 24,
  d: 1,
}

/** An edge of a range in few figures: `≈ 2 TB` where the exact one is 2147483647 kB. */
export function shownEdge(rule: ValueRule, value: number): string {
  const exact = readableValue(rule, String(value))
  const units = unitsOf(rule)
  let amount = Number(exact.amount)
  let at = units.indexOf(exact.unit)
  if (at < 0 || !(amount >= 1024)) return shownValue(rule, String(value))
  while (at < units.length - 1 && amount >= stepOf(units[at])) {
    amount /= stepOf(units[at])
    at += 1
  }
  const rounded = Number(amount.toPrecision(3))
  return `${rounded === amount ? '' : '≈ '}${rounded} ${units[at]}`
}

function stepOf(unit: string | undefined): number {
  return steps[unit ?? ''] ?? 1
}

/** The same for a sentence about a value that was refused: there the exact edge counts. */
export function exactEdge(rule: ValueRule, value: number): string {
  const shown = shownEdge(rule, value)
  return shown.startsWith('≈') ? `${shownValue(rule, String(value))} (${shown})` : shown
}

/** From here on a limit of PostgreSQL means that there is none. */
const boundless = 1e300

/** The edges of a range in words; `undefined` for one that is no limit. */
export function edgesOf(
  rule: ValueRule,
  { min, max }: Range,
  words: (rule: ValueRule, value: number) => string,
): { readonly min: string | undefined; readonly max: string | undefined } {
  return { min: min <= -boundless ? undefined : words(rule, min), max: max >= boundless ? undefined : words(rule, max) }
}
