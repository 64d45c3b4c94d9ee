import { sameValue, valueProblem, type ValueRule } from '#contract/rules/parameters.ts'
import type { Row } from '#console/components/parameters/rows.ts'

/** What a cluster is compared with: values by the parameter's name in small letters. */
export type Other = { readonly key: string; readonly values: ReadonlyMap<string, OtherValue> }
export type OtherValue = { readonly name: string; readonly value: string; readonly description: string; readonly rule: ValueRule }

/** One value of another: whether it is another one than the cluster's own. */
export type Cell = { readonly value: string | undefined; readonly differs: boolean }

export type CompareLine = {
  readonly name: string
  readonly description: string
  readonly rule: ValueRule
  /** The cluster's own; `undefined` for a parameter that only others have. */
  readonly row: Row | undefined
  readonly cells: readonly Cell[]
  readonly differs: boolean
  readonly words: string
}

/** All parameters that the cluster or one of the others has, side by side, in PostgreSQL's own order: capitals do not count. */
export function compareValues(rows: readonly Row[], others: readonly Other[]): CompareLine[] {
  const own = new Map(rows.map((row) => [row.name.toLowerCase(), row]))
  const names = new Set([...own.keys(), ...others.flatMap(({ values }) => [...values.keys()])])
  return [...names].sort().map((key) => lineOf(key, own.get(key), others))
}

function lineOf(key: string, row: Row | undefined, others: readonly Other[]): CompareLine {
  const found = others.map(({ values }) => values.get(key))
  const first = found.find((each) => each !== undefined)
  const rule = row?.rule ?? first?.rule ?? { kind: 'text' }
  const description = row?.description ?? first?.description ?? ''
  const name = row?.name ?? first?.name ?? key
  const cells = found.map((each): Cell => ({ value: each?.value, differs: isOther(rule, row?.applied, each?.value) }))
  return {
    name,
    description,
    rule,
    row,
    cells,
    differs: cells.some((cell) => cell.differs),
    words: `${name}\n${description}`.toLowerCase(),
  }
}

function isOther(rule: ValueRule, own: string | undefined, other: string | undefined): boolean {
  return own === undefined || other === undefined ? own !== other : !sameValue(rule, own, other)
}

/** What could be taken over from one of the others: it differs, may be changed here and is right here. */
export function takeable(lines: readonly CompareLine[], index: number): { readonly row: Row; readonly value: string }[] {
  return lines.flatMap(({ row, cells }) => {
    const cell = cells[index]
    if (row === undefined || cell?.value === undefined || !cell.differs || !row.modifiable) return []
    return valueProblem(row.rule, cell.value) === undefined ? [{ row, value: cell.value }] : []
  })
}
