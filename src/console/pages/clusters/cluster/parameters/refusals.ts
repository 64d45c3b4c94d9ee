import type { Failure } from '#contract/errors.ts'
import { textOf, type Entry } from '#console/components/parameters/tray.ts'

/** What the cloud said of a value when it refused a write. It holds for that very value. */
export type Refusal = { readonly text: string; readonly words: string }

/** The cloud's words for the rows that they name; it names the first value that it does not take, by its parameter. */
export function refusalsOf(failure: Failure, entries: readonly Entry[]): Readonly<Record<string, Refusal>> {
  const found = entries.flatMap(({ row, edit }): [string, Refusal][] => {
    const words = failure.details.find((detail) => detail.split(/[^\w.]+/).includes(row.name))
    return words === undefined ? [] : [[row.id, { text: textOf(edit), words }]]
  })
  return Object.fromEntries(found)
}

/** Those that still hold: the value is the one that was refused, and nothing else explains it. */
export function standingRefusals(refusals: Readonly<Record<string, Refusal>>, entries: readonly Entry[]): Readonly<Record<string, string>> {
  const found = entries.flatMap(({ row, edit, standing }): [string, string][] => {
    const refusal = refusals[row.id]
    return standing.kind === 'ready' && refusal?.text === textOf(edit) ? [[row.id, refusal.words]] : []
  })
  return Object.fromEntries(found)
}
