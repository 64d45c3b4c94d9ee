import type { create } from '#console/messages/en/create.ts'

/** The sentences that say what is wrong with a value. */
export type ProblemKey = keyof (typeof create)['errors']
export type ProblemValues = Readonly<Record<string, string | number>>
export type Problem = { readonly key: ProblemKey; readonly values: ProblemValues }

/**
 * A problem as one string, because that is all a schema's message can be. It names a sentence and what the sentence
 * needs; the field that shows it translates it.
 */
export function problem(key: ProblemKey, values: ProblemValues = {}): string {
  return JSON.stringify([key, values])
}

/**
 * The problem in a message made by `problem`, or `undefined` for none. A message of the schema library's own means a
 * value that no control of the form can make, such as one from an old draft.
 */
export function readProblem(message: string | undefined): Problem | undefined {
  if (message === undefined || message === '') return undefined
  if (!message.startsWith('["')) return { key: 'unusable', values: {} }
  const [key, values] = JSON.parse(message) as [ProblemKey, ProblemValues]
  return { key, values }
}
