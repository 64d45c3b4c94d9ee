import type { JournalDetail } from '#contract/bff/journal.ts'
import { operations } from '#contract/operations.ts'

type Kept = Pick<JournalDetail, 'operation' | 'method' | 'target' | 'body'>

/**
 * A write of the journal as it is called: path and query parameters side by side, the body under `body`, with the journal's mark in the
 * place of secrets. `undefined` for one that this version's table does not know.
 */
export function callOf({ operation, method, target, body }: Kept): Readonly<Record<string, unknown>> | undefined {
  const [path = '', query = ''] = target.split('?')
  const { method: known, path: template } = operations[operation]
  const names = template.split('/')
  const values = path.split('/')
  if (method !== known || names.length !== values.length) return undefined
  const input: Record<string, unknown> = Object.fromEntries(new URLSearchParams(query))
  for (const [index, name] of names.entries()) {
    const value = values[index] ?? ''
    if (name.startsWith('{')) input[name.slice(1, -1)] = value
    else if (name !== value) return undefined
  }
  if (body !== null && body !== undefined) input['body'] = body
  return input
}
