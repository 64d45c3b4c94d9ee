import type { ParameterDTO } from '#contract/postgresql/parameters.ts'
import { needsRestart, sameValue, valueRule, type ValueRule } from '#contract/rules/parameters.ts'

/** A parameter of a cluster with what a screen needs to know of it, worked out once. */
export type Row = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly rule: ValueRule
  readonly applied: string
  readonly initial: string
  readonly modifiable: boolean
  /** `undefined` where the cloud's word for it is none that we know. */
  readonly restart: boolean | undefined
  /** The cloud's own word for it. */
  readonly applyType: string
  readonly notDefault: boolean
  /** Name and description in small letters, to be searched. */
  readonly words: string
}

const made = new WeakMap<ParameterDTO, Row>()

/** The row of a parameter. One that a fresh read did not change stays the same object, so that nothing of it is drawn anew. */
export function rowOf(told: ParameterDTO): Row {
  const known = made.get(told)
  if (known !== undefined) return known
  const row = readRow(told)
  made.set(told, row)
  return row
}

/** What an answer leaves out is taken for empty: a row says less then, and the page stands. */
function readRow(told: Partial<ParameterDTO>): Row {
  const { id = '', name = id, applied_value: applied = '', default_value: initial = '', apply_type: applyType = '' } = told
  const rule = valueRule({
    data_type: told.data_type ?? '',
    allows_value: told.allows_value ?? '',
    default_value: initial,
    applied_value: applied,
  })
  const description = told.description ?? ''
  return {
    id,
    name,
    description,
    rule,
    applied,
    initial,
    modifiable: told.is_modifiable === true,
    restart: needsRestart(applyType),
    applyType,
    notDefault: !sameValue(rule, applied, initial),
    words: `${name}\n${description}`.toLowerCase(),
  }
}

/** By name, as PostgreSQL sorts: capitals do not count. */
export function byName(one: Row, other: Row): number {
  const [left, right] = [one.name.toLowerCase(), other.name.toLowerCase()]
  return left < right ? -1 : left > right ? 1 : 0
}

/** All words of a search have to be found, in any order. */
export function matches(words: string, search: string): boolean {
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word))
}
