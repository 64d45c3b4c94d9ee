import type { WriteTable } from '#bff/store/tables.ts'
import type { JournalStep, StepKind } from '#contract/bff/journal.ts'
import { readCall, type KeptCall, type ShownCluster } from '#contract/rules/journal/call.ts'
import { schemas } from '#contract/schemas.ts'

/** One write of the journal as the store has it. */
export type Row = WriteTable

/** What may change of a row. */
export type RowChange = Partial<Omit<Row, 'id'>>

/** A step to write down with a change; `at` on the cloud's clock. */
export type Step = { readonly kind: StepKind; readonly detail?: string; readonly at: number }

/** The write that a row stands for; undefined for one that this version cannot read any more. */
export function callOf(row: Pick<Row, 'operation' | 'target' | 'body'>): KeptCall | undefined {
  return readCall(row.operation, row.target, parseJson(row.body))
}

/** A stored answer of Show Cluster; undefined where there is none, or none that can be read. */
export function readCluster(text: string | null): ShownCluster | undefined {
  const parsed = schemas.showCluster.answer.safeParse(parseJson(text))
  return parsed.success ? parsed.data : undefined
}

/** A JSON column; undefined where it is empty or broken. */
export function parseJson(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The texts of a JSON column; undefined where it is empty. */
export function parseTexts(text: string | null): readonly string[] | undefined {
  const list = parseJson(text)
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : undefined
}

/** A step as people get it. */
export function tellStep({ at, kind, detail }: { at: number; kind: string; detail: string }): JournalStep {
  return { at: instant(at), kind: kind as StepKind, detail }
}

/** An instant as people's programs read it. */
export function instant(ms: number): string
export function instant(ms: number | null): string | null
export function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
