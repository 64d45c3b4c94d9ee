import type { z } from 'zod'
import type { Difference } from './bff/connection.ts'
import type { Shapes } from './operation.ts'
import type { OperationName } from './operations.ts'
import { schemas } from './schemas.ts'

/** More than these would not help anyone. */
const differencesMax = 50

/**
 * Holds an answer of the cloud against the contract: what is missing or of another type, and what the contract does not know.
 * A list tells the same of each of its entries once.
 */
export function compareAnswer(name: OperationName, answer: unknown): Difference[] {
  const { answer: schema }: Shapes = schemas[name]
  const parsed = schema.safeParse(answer)
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => wrongAt(issue, answer))
  const strange = parsed.success ? unknownIn(answer, parsed.data, []) : []
  const seen = new Set<string>()
  const first = ({ path, expected, found }: Difference) => {
    const kind = `${path.replaceAll(/\d+/g, '*')} ${expected} ${found}`
    return !seen.has(kind) && seen.add(kind)
  }
  return [...wrong, ...strange].filter(first).slice(0, differencesMax)
}

function wrongAt(issue: z.core.$ZodIssue, answer: unknown): Difference {
  const found = issue.path.reduce<unknown>((value, key) => (isObject(value) ? value[String(key)] : undefined), answer)
  const expected = 'expected' in issue && typeof issue.expected === 'string' ? issue.expected : issue.message
  return { path: issue.path.map(String).join('.'), expected, found: typeOf(found) }
}

/** Fields that the contract leaves out: a schema passes over them, so its result has none. */
function unknownIn(answer: unknown, known: unknown, path: readonly string[]): Difference[] {
  if (Array.isArray(answer)) return answer.flatMap((each, index) => unknownIn(each, (known as unknown[])[index], [...path, String(index)]))
  if (!isObject(answer) || !isObject(known)) return []
  return Object.entries(answer).flatMap(([key, value]): Difference[] => {
    const at = [...path, key]
    return Object.hasOwn(known, key) ? unknownIn(value, known[key], at) : [{ path: at.join('.'), expected: '', found: typeOf(value) }]
  })
}

function typeOf(value: unknown): string {
  return value === undefined ? 'nothing' : value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
