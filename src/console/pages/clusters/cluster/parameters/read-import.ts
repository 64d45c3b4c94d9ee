import { sameValue, valueProblem, type ValueProblem } from '#contract/rules/parameters.ts'
import type { Row } from '#console/components/parameters/rows.ts'
import { parseConf, type Setting } from '#console/lib/postgresql-conf.ts'

/** One value of the file that differs from what is applied. */
export type Taken = { readonly row: Row; readonly value: string; readonly line: number }

/** A line that is not taken, and why, as data. */
export type NotTaken = { readonly line: number } & (
  | { readonly why: 'include' | 'syntax'; readonly text: string }
  | { readonly why: 'unknown' | 'fixed'; readonly name: string }
  | { readonly why: 'overridden'; readonly name: string; readonly later: number }
  | { readonly why: 'invalid'; readonly row: Row; readonly value: string; readonly problem: ValueProblem }
)

export type Import = {
  readonly taken: readonly Taken[]
  readonly notTaken: readonly NotTaken[]
  /** How many lines say what is applied already. */
  readonly same: number
}

/** What of a `postgresql.conf` would change this cluster. As in PostgreSQL the last line of a name counts, and capitals do not. */
export function readImport(text: string, rows: readonly Row[]): Import {
  const { settings, untaken } = parseConf(text)
  const byName = new Map(rows.map((row) => [row.name.toLowerCase(), row]))
  const lastOf = new Map(settings.map((setting) => [setting.name.toLowerCase(), setting.line]))
  const taken: Taken[] = []
  const notTaken: NotTaken[] = [...untaken]
  let same = 0
  for (const setting of settings) {
    const found = readSetting(setting, byName, lastOf)
    if (found === 'same') same += 1
    else if ('why' in found) notTaken.push(found)
    else taken.push(found)
  }
  return { taken, notTaken: notTaken.sort((a, b) => a.line - b.line), same }
}

function readSetting(
  { line, name, value }: Setting,
  byName: ReadonlyMap<string, Row>,
  lastOf: ReadonlyMap<string, number>,
): Taken | NotTaken | 'same' {
  const later = lastOf.get(name.toLowerCase()) ?? line
  if (later !== line) return { line, why: 'overridden', name, later }
  const row = byName.get(name.toLowerCase())
  if (row === undefined) return { line, why: 'unknown', name }
  if (sameValue(row.rule, value, row.applied)) return 'same'
  if (!row.modifiable) return { line, why: 'fixed', name: row.name }
  const problem = valueProblem(row.rule, value)
  return problem === undefined ? { row, value, line } : { line, why: 'invalid', row, value, problem }
}
