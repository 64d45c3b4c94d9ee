import { z } from 'zod'

/** Whatever JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json }

export const modelPath = '#/components/schemas/'

/** A zod schema as a JSON Schema fit for the OpenAPI document; named models come as references and are listed in `models`. */
export function describe(schema: z.ZodType): { readonly schema: JsonObject; readonly models: JsonObject } {
  const { $defs, $schema: _, ...rest } = objectOf(z.json().parse(JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input' })))))
  return { schema: tidy(rest), models: mapValues(objectOf($defs ?? {}), tidy) }
}

/**
 * Keywords that are zod's own or ours. `additionalProperties` and `propertyNames` are left out because the document describes the cloud,
 * whose schemas say nothing about keys that they do not name; that we refuse those in requests is our strictness.
 */
const dropped = new Set(['additionalProperties', 'propertyNames', 'opens', 'id'])

/** One schema, as the document wants it; walks into its parts by keyword, so that a property named `id` or `items` is left alone. */
function tidy(node: Json): JsonObject {
  const schema = objectOf(node)
  if (typeof schema['opens'] === 'string') {
    return { $ref: modelPath + schema['opens'], ...('default' in schema ? { default: schema['default'] } : {}) }
  }
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    if (dropped.has(keyword) || isSafeIntegerBound(keyword, value)) return []
    return [[keyword, tidyPart(keyword, value)]]
  })
  return joinNull(Object.fromEntries(entries))
}

function tidyPart(keyword: string, value: Json): Json {
  if (keyword === 'properties') return mapValues(objectOf(value), tidy)
  if (keyword === 'items') return tidy(value)
  if (keyword === 'anyOf' && isList(value)) return value.map(tidy)
  if (keyword === '$ref' && typeof value === 'string') return value.replace('#/$defs/', modelPath)
  return value
}

/** zod bounds every integer by what JavaScript can hold; the cloud says no such thing. */
function isSafeIntegerBound(keyword: string, value: Json): boolean {
  return (keyword === 'minimum' && value === Number.MIN_SAFE_INTEGER) || (keyword === 'maximum' && value === Number.MAX_SAFE_INTEGER)
}

/** `anyOf: [{type: integer, …}, {type: null}]` reads better as `type: [integer, null]`; a reference or an enumeration stays apart. */
function joinNull(schema: JsonObject): JsonObject {
  const { anyOf, ...rest } = schema
  if (!isList(anyOf) || anyOf.length !== 2) return schema
  const [value, nothing] = anyOf.map(objectOf)
  if (value === undefined || nothing?.['type'] !== 'null' || typeof value['type'] !== 'string' || 'enum' in value) return schema
  return { ...value, ...rest, type: [value['type'], 'null'] }
}

/** @throws TypeError for anything but a JSON object */
export function objectOf(node: Json | undefined): JsonObject {
  if (typeof node !== 'object' || node === null || isList(node)) throw new TypeError('Expected a JSON object.')
  return node
}

function isList(node: Json | undefined): node is readonly Json[] {
  return Array.isArray(node)
}

function mapValues(object: JsonObject, change: (value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}
