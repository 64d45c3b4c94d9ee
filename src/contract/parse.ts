import { z } from 'zod'
import { buildQuery, type Body, type Shapes } from './operation.ts'
import type { OperationName } from './operations.ts'
import { schemas } from './schemas.ts'

/** Why an input is refused: where (`instance_groups.0.role_type`; empty for the whole) and what is wrong. Never repeats a value. */
export type Issue = { readonly path: string; readonly message: string }

export type ParsedQuery =
  | { readonly ok: true; readonly values: Readonly<Record<string, string | number | boolean>>; readonly query: string }
  | { readonly ok: false; readonly issues: readonly Issue[] }

export type ParsedBody<N extends OperationName> =
  | { readonly ok: true; readonly body: Body<N> | undefined }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** More than these would not help anyone. */
const issuesMax = 50

/**
 * Reads a query string as the operation's schema says: integers and booleans become what they are; a key that is unknown or comes
 * twice is refused.
 * @returns the typed values, and `query`: the raw string to sign and send, without `?`
 */
export function parseQuery(name: OperationName, given: URLSearchParams): ParsedQuery {
  const shapes: Shapes = schemas[name]
  const schema = shapes.query ?? noQuery
  const issues: Issue[] = []
  const values: Record<string, unknown> = {}
  for (const [key, text] of given) {
    if (Object.hasOwn(values, key)) issues.push({ path: key, message: 'Given more than once.' })
    else if (Object.hasOwn(schema.shape, key)) values[key] = coerce(schema.shape[key], text)
    else issues.push({ path: key, message: 'Unknown parameter.' })
  }
  const parsed = schema.safeParse(values)
  if (!parsed.success) issues.push(...issuesOf(parsed.error))
  if (!parsed.success || issues.length > 0) return { ok: false, issues: issues.slice(0, issuesMax) }
  const typed = plainValues(parsed.data)
  return { ok: true, values: typed, query: buildQuery(typed) }
}

/**
 * Checks a request body, already read from JSON (`undefined` where there was none). What it returns has the keys that came in and no
 * other: a default of the cloud stays the cloud's.
 */
export function parseBody<N extends OperationName>(name: N, given: unknown): ParsedBody<N> {
  const shapes: Shapes = schemas[name]
  if (shapes.body === undefined) {
    return given === undefined
      ? { ok: true, body: undefined }
      : { ok: false, issues: [{ path: '', message: 'This operation takes no body.' }] }
  }
  const parsed = shapes.body.safeParse(given)
  return parsed.success ? { ok: true, body: parsed.data as Body<N> } : { ok: false, issues: issuesOf(parsed.error) }
}

/** The values alone; a query's schemas know no others than these three types. */
function plainValues(data: Record<string, unknown>): Record<string, string | number | boolean> {
  const values: Record<string, string | number | boolean> = {}
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') values[key] = value
  }
  return values
}

const noQuery: z.ZodObject = z.strictObject({})

/** A text that does not read as the wanted type stays a text, and the schema then says what it wants. */
function coerce(schema: z.ZodType | undefined, text: string): unknown {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodNumber) return /^-?\d{1,15}$/.test(text) ? Number(text) : text
  if (inner instanceof z.ZodBoolean && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unwrap(schema.unwrap()) : schema
}

/** What a schema objects to, in the form of our failures. */
export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.slice(0, issuesMax).map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
}
