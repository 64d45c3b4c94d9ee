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
  const rule = valueRule(told)
  const description = told.description ?? ''
  const row: Row = {
    id: told.id,
    name: told.name,
    description,
    rule,
    applied: told.applied_value,
    initial: told.default_value,
    modifiable: told.is_modifiable,
    restart: needsRestart(told.apply_type),
    applyType: told.apply_type,
    notDefault: !sameValue(rule, told.applied_value, told.default_value),
    words: `${told.name}\n${description}`.toLowerCase(),
  }
  made.set(told, row)
  return row
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
