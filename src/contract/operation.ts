import { operations, type OperationName, type Route } from './operations.ts'
import { logTypes } from './postgresql/words.ts'
import type { z } from 'zod'
import type { Schemas } from './schemas.ts'

/** The shapes of one operation: what may be sent and what comes back. Kept apart from the route, which the first page needs without zod. */
export type Shapes = {
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  /** HTTP statuses the printed reference lists as errors. */
  readonly errors: readonly number[]
}

type ParameterNames<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | ParameterNames<Rest> : never
type PathParameters<N extends OperationName> = {
  [K in ParameterNames<(typeof operations)[N]['path']>]: K extends 'log_type' ? (typeof logTypes)[number] : string
}
type QueryParameters<N extends OperationName> = Schemas[N] extends { query: infer Q extends z.ZodType } ? z.input<Q> : unknown
type WithBody<N extends OperationName> = Schemas[N] extends { body: infer B extends z.ZodType } ? { body: z.input<B> } : unknown

/** What a caller gives: path and query parameters side by side, the body under `body`. */
export type Input<N extends OperationName> = PathParameters<N> & QueryParameters<N> & WithBody<N>

/** The body alone; `never` where the operation has none. */
export type Body<N extends OperationName> = Schemas[N] extends { body: infer B extends z.ZodType } ? z.input<B> : never

/** What the cloud answers on success. */
export type Result<N extends OperationName> = z.output<Schemas[N]['answer']>

/** Ids as they may stand in a path: nothing that `.`, `/`, `#`, `?` or `%` could turn into another path. */
export const idPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

const logTypePattern = new RegExp(`^(${logTypes.join('|')})$`)

/** What a path parameter must look like: an id, or one of the words of its enumeration. */
export function parameterPattern(name: string): RegExp {
  return name === 'log_type' ? logTypePattern : idPattern
}

/** A path parameter that cannot stand in a path. */
export class BadPathError extends Error {
  override readonly name = 'BadPathError'
  readonly parameter: string

  constructor(parameter: string) {
    super(`The path parameter ${parameter} must match ${parameterPattern(parameter).source}.`)
    this.parameter = parameter
  }
}

/**
 * Fills a path template.
 * @returns the path, e.g. `/v1/clusters/109a…/stop`; it always matches its template
 * @throws BadPathError for an id that is missing or could change the path
 */
export function buildPath(template: string, values: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (typeof value !== 'string' || !parameterPattern(name).test(value)) throw new BadPathError(name)
    return value
  })
}

/** The names in a template: `/v1/clusters/{cluster_id}` gives `['cluster_id']`. */
export function parameterNames(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
}

/**
 * The raw query string without `?`, in the encoding of the vendor's client, with sorted keys. `null` and `undefined` are left out. That very string is signed and sent.
 */
export function buildQuery(values: Record<string, unknown>): string {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined)
  given.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return given.map(([name, value]) => `${encode(name)}=${encode(String(value))}`).join('&')
}

/** As the vendor's client encodes: letters, digits and `-_.~` stay, a space is `+`. URLSearchParams differs in `~` and `*`. Never throws. */
function encode(text: string): string {
  const encoded = encodeURIComponent(text.toWellFormed())
  return encoded.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll('%20', '+')
}

/** Path and query of a call, as they go on the wire. @throws BadPathError */
export function buildTarget(name: OperationName, input: Record<string, unknown>): string {
  const route: Route = operations[name]
  const inPath = new Set(parameterNames(route.path))
  const rest = Object.fromEntries(Object.entries(input).filter(([key]) => key !== 'body' && !inPath.has(key)))
  const query = buildQuery(rest)
  return buildPath(route.path, input) + (query === '' ? '' : `?${query}`)
}

/** An operation found for a request line, with its path parameters. */
export type Match = { readonly name: OperationName; readonly params: Record<string, string> }

type Pattern = { readonly name: OperationName; readonly method: string; readonly parts: readonly string[] }
const patterns: Pattern[] = Object.entries(operations).map(([name, route]) => ({
  name: name as OperationName,
  method: route.method,
  parts: route.path.split('/'),
}))

/**
 * The operation of the table that a request line means, or `undefined`: there is nothing else to be called.
 * `path` is the raw path without query. Path parameters must match `parameterPattern`; nothing is decoded.
 */
export function matchOperation(method: string, path: string): Match | undefined {
  const parts = path.split('/')
  for (const pattern of patterns) {
    if (pattern.method !== method || pattern.parts.length !== parts.length) continue
    const params: Record<string, string> = {}
    const fits = pattern.parts.every((part, index) => {
      const actual = parts[index]!
      if (!part.startsWith('{')) return part === actual
      const name = part.slice(1, -1)
      if (!parameterPattern(name).test(actual)) return false
      params[name] = actual
      return true
    })
    if (fits) return { name: pattern.name, params }
  }
  return undefined
}
