import type { ParameterDTO } from '#contract/postgresql/parameters.ts'

/*
 * How to read a parameter. The cloud documents no words for `data_type`, `allows_value` and `apply_type`. The emulator says what
 * PostgreSQL's own `pg_settings` says (`bool`, `integer`, `real`, `enum`, `string`) and takes the form of the other managed service whose
 * interface has these three fields: `static` or `dynamic`, `1-262143`, `on,off`, with the unit behind a range: `64-2147483647 kB`.
 * The reader knows these and their near relatives; whatever else the cloud says, any value may be typed and the cloud judges.
 */

/** What a value of a parameter may be. */
export type ValueRule =
  | { readonly kind: 'switch' }
  | { readonly kind: 'number'; readonly whole: boolean; readonly range: Range | undefined; readonly unit: string | undefined }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'list'; readonly options: readonly string[] }
  | { readonly kind: 'text' }
export type Range = { readonly min: number; readonly max: number }

/** Why a typed value cannot be right, as data; the screen has a sentence for each. */
export type ValueProblem =
  | { readonly code: 'empty' | 'not_a_number' | 'not_whole' | 'not_on_or_off' | 'control_character' | 'takes_no_unit' }
  | { readonly code: 'unknown_unit'; readonly units: readonly string[] }
  | { readonly code: 'out_of_range'; readonly min: number; readonly max: number; readonly unit: string | undefined }
  | { readonly code: 'not_an_option'; readonly options: readonly string[] }

type Told = Pick<ParameterDTO, 'data_type' | 'allows_value'> & Partial<Pick<ParameterDTO, 'default_value' | 'applied_value'>>

/** Whether a change waits for a restart: true, false, or `undefined` for a word that nobody has documented. */
export function needsRestart(applyType: string): boolean | undefined {
  if (/static|restart|reboot|postmaster/i.test(applyType)) return true
  if (/dynamic|immediate|reload|online|sighup|user|backend/i.test(applyType)) return false
  return undefined
}

/** What may be typed for a parameter. `text` where the cloud's words say nothing that can be checked. */
export function valueRule(told: Told): ValueRule {
  const type = told.data_type.trim().toLowerCase()
  if (/^bool(ean)?$/.test(type)) return { kind: 'switch' }
  if (/^(int(eger)?|int[48]|bigint|long)$/.test(type)) return numberRule(told, true)
  if (/^(real|float[48]?|double( precision)?|number|numeric|decimal)$/.test(type)) return numberRule(told, false)
  const options = readOptions(told.allows_value)
  // A lone word is a choice of one, a lone sentence is an explanation.
  const several = options.length > 1
  if (!several && !/^[\w.-]+$/.test(options[0] ?? '')) return { kind: 'text' }
  if (type === 'list') return { kind: 'list', options }
  return type === 'enum' || (several && /^(string|text)$/.test(type)) ? { kind: 'choice', options } : { kind: 'text' }
}

/** The cloud's words are untrusted: nothing longer than this is tried against a pattern. */
const longestRange = 200

const number = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?`
const rangeForm = new RegExp(String.raw`^[[(]? ?(${number}) ?(?:-|~|–|\.\.|,|to) ?(${number}) ?[\])]? ?\(?(\d* ?[a-z]+)?\)?$`, 'i')

function numberRule(told: Told, whole: boolean): ValueRule {
  const words = told.allows_value.length > longestRange ? '' : told.allows_value.replaceAll(/\s+/g, ' ').trim()
  const [, min, max, word] = rangeForm.exec(words) ?? []
  const unit = word?.replaceAll(/\s/g, '')
  // A unit that cannot be reckoned with, or values that carry units while the range names none: there is nothing to check by.
  if (unit !== undefined ? readUnit(unit) === undefined : [told.default_value, told.applied_value].some(hasUnit)) return { kind: 'text' }
  const range = min === undefined || max === undefined ? undefined : { min: Number(min), max: Number(max) }
  return { kind: 'number', whole, range, unit }
}

/** `on,off`, `on | off` or `[on, off]`. */
function readOptions(text: string): string[] {
  const inner = text.trim().replace(/^[[{(](.*)[\])}]$/, '$1')
  return inner
    .split(/[,|]/)
    .map((word) => word.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((word) => word !== '')
}

type Unit = { readonly family: 'memory' | 'time'; readonly size: number }

/** Bytes and microseconds; PostgreSQL tells capitals apart. */
const families = {
  memory: { B: 1, kB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 },
  time: { us: 1, ms: 1000, s: 1_000_000, min: 60_000_000, h: 3_600_000_000, d: 86_400_000_000 },
} as const satisfies Record<Unit['family'], Readonly<Record<string, number>>>

/** `kB`, or a block such as `8kB`. */
function readUnit(word: string): Unit | undefined {
  const [, count = '', name = ''] = /^(\d*)([a-zA-Z]+)$/.exec(word) ?? []
  for (const family of ['memory', 'time'] as const) {
    const size = Object.entries(families[family]).find(([known]) => known === name)?.[1]
    if (size !== undefined) return { family, size: size * (count === '' ? 1 : Number(count)) }
  }
  return undefined
}

const valueForm = new RegExp(String.raw`^(0x[0-9a-f]+|${number})\s*([a-zµ]*)$`, 'i')

function readQuantity(text: string): { readonly amount: number; readonly word: string } | undefined {
  const [, digits, word] = valueForm.exec(text.trim()) ?? []
  // PostgreSQL reads a leading zero as octal, a person does not: neither is guessed.
  if (digits === undefined || word === undefined || /^[+-]?0\d/.test(digits)) return undefined
  return { amount: Number(digits), word }
}

function hasUnit(text: string | undefined): boolean {
  const quantity = text === undefined ? undefined : readQuantity(text)
  return quantity !== undefined && readUnit(quantity.word) !== undefined
}

/** The units in which a number may be typed, small ones first; empty where it has none. */
export function unitsOf(rule: ValueRule): readonly string[] {
  const unit = rule.kind === 'number' && rule.unit !== undefined ? readUnit(rule.unit) : undefined
  return unit === undefined ? [] : Object.keys(families[unit.family])
}

type Reading = { readonly value: string } | { readonly problem: ValueProblem }

function read(rule: ValueRule, text: string): Reading {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text)) return { problem: { code: 'control_character' } }
  // Blanks mean something: a prefix of log lines ends with one.
  if (rule.kind === 'text') return { value: text }
  if (text.trim() === '' && rule.kind !== 'list') return { problem: { code: 'empty' } }
  switch (rule.kind) {
    case 'switch':
      return readSwitch(text)
    case 'number':
      return readNumber(rule, text)
    case 'choice':
      return readChoice(rule.options, text)
    case 'list':
      return readList(rule.options, text)
  }
}

/** As PostgreSQL reads it: any beginning of these words that fits one meaning, in any case. */
function readSwitch(text: string): Reading {
  const word = text.trim().toLowerCase()
  const fits = (...words: string[]) => words.some((each) => each.startsWith(word))
  const on = fits('true', 'yes', '1') || word === 'on'
  const off = fits('false', 'no', '0') || word === 'off' || word === 'of'
  return on || off ? { value: on ? 'on' : 'off' } : { problem: { code: 'not_on_or_off' } }
}

function readNumber(rule: Extract<ValueRule, { kind: 'number' }>, text: string): Reading {
  const quantity = readQuantity(text)
  if (quantity === undefined) return { problem: { code: 'not_a_number' } }
  const base = rule.unit === undefined ? undefined : readUnit(rule.unit)
  const given = readUnit(quantity.word)
  let value = quantity.amount
  if (quantity.word !== '') {
    if (base === undefined) return { problem: { code: 'takes_no_unit' } }
    if (given?.family !== base.family) return { problem: { code: 'unknown_unit', units: unitsOf(rule) } }
    value = (value * given.size) / base.size
  }
  if (rule.whole) {
    // A size between two blocks is rounded as PostgreSQL does; one and a half connections are a slip of the hand.
    if (quantity.word === '' && !Number.isInteger(value)) return { problem: { code: 'not_whole' } }
    value = roundToEven(value)
  }
  const { range, unit } = rule
  if (range !== undefined && !(value >= range.min && value <= range.max)) return { problem: { code: 'out_of_range', ...range, unit } }
  // Adding 0 makes a negative zero an ordinary one.
  return { value: String(value + 0) }
}

/** Halves go to the even neighbour. */
function roundToEven(value: number): number {
  const below = Math.floor(value)
  return value - below === 0.5 && below % 2 === 0 ? below : Math.round(value)
}

function readChoice(options: readonly string[], text: string): Reading {
  const word = text.trim().toLowerCase()
  // Where `on` and `off` are among the words, their other names are understood too, in full.
  const meant = /^(true|yes|1)$/.test(word) ? 'on' : /^(false|no|0)$/.test(word) ? 'off' : word
  const found = options.find((option) => option.toLowerCase() === word) ?? options.find((option) => option === meant)
  return found === undefined ? { problem: { code: 'not_an_option', options } } : { value: found }
}

function readList(options: readonly string[], text: string): Reading {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  const readings = words.map((word) => readChoice(options, word))
  return (
    readings.find((reading) => 'problem' in reading) ?? { value: readings.flatMap((each) => ('value' in each ? each.value : [])).join(',') }
  )
}

/** What is wrong with a typed value, or `undefined`. */
export function valueProblem(rule: ValueRule, text: string): ValueProblem | undefined {
  const reading = read(rule, text)
  return 'problem' in reading ? reading.problem : undefined
}

/** A value in the one form that PostgreSQL keeps: numbers in the parameter's own unit, `on` or `off`; `undefined` where it is wrong. */
export function canonicalValue(rule: ValueRule, text: string): string | undefined {
  const reading = read(rule, text)
  return 'value' in reading ? reading.value : undefined
}

/** Whether two texts are the same value: `1024kB` and `1MB`, `yes` and `on`. What cannot be read is the same only letter by letter. */
export function sameValue(rule: ValueRule, one: string, other: string): boolean {
  if (one === other) return true
  if (rule.kind === 'text') {
    const [left, right] = [amountOf(one), amountOf(other)]
    return left !== undefined && left === right
  }
  const value = canonicalValue(rule, one)
  return value !== undefined && value === canonicalValue(rule, other)
}

function amountOf(text: string): string | undefined {
  const quantity = readQuantity(text)
  const unit = quantity === undefined ? undefined : readUnit(quantity.word)
  return quantity === undefined || unit === undefined ? undefined : `${unit.family} ${quantity.amount * unit.size}`
}

/** A value as a person reads it: `16384` blocks of `8kB` are 128 MB. The unit is empty where there is none, or where the number means none (-1, 0). */
export function readableValue(rule: ValueRule, text: string): { readonly amount: string; readonly unit: string } {
  const value = canonicalValue(rule, text)
  if (rule.kind !== 'number' || rule.unit === undefined || value === undefined) return { amount: value ?? text, unit: '' }
  const base = readUnit(rule.unit)
  const inSmallest = Number(value) * (base?.size ?? 1)
  if (base === undefined || inSmallest <= 0) return { amount: value, unit: '' }
  const fitting = Object.entries(families[base.family]).findLast(([, size]) => Number.isInteger(inSmallest / size))
  return fitting === undefined ? { amount: value, unit: rule.unit } : { amount: String(inSmallest / fitting[1]), unit: fitting[0] }
}
