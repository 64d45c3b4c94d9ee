import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { objectOf, type Json, type JsonObject } from '#contract/json-schema.ts'
import { openApiDocument } from '#contract/openapi.ts'

const document = openApiDocument()
const models = objectOf(objectOf(document['components'])['schemas'])

/** Ours: the error body as seen live, which the reference does not describe. */
const notInReference = ['ErrorEntry', 'ErrorResponse']

const reference = readFileSync(new URL('reference.data.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

/** Text as it is, anything else as JSON. */
const text = (node: Json | undefined) => (typeof node === 'string' ? node : JSON.stringify(node ?? ''))
const words = (nodes: Json | undefined) => list(nodes).map(text).join(', ')
const list = (node: Json | undefined): readonly Json[] => (Array.isArray(node) ? node : [])
const modelOf = (schema: JsonObject) => text(schema['$ref']).replace('#/components/schemas/', '')

/** `anyOf: [X, null]` and `type: [x, null]` both say that the value may be null. */
function nullable(schema: JsonObject): { inner: JsonObject; orNull: boolean } {
  const { anyOf, type, ...rest } = schema
  if (anyOf !== undefined) return { inner: { ...objectOf(list(anyOf)[0]), ...rest }, orNull: true }
  if (Array.isArray(type)) return { inner: { ...rest, type: list(type)[0] ?? '' }, orNull: list(type)[1] === 'null' }
  return { inner: schema, orNull: false }
}

function typeOf(schema: JsonObject): string {
  if ('$ref' in schema) return modelOf(schema)
  return schema['type'] === 'array' ? `${typeOf(objectOf(schema['items']))}[]` : text(schema['type'])
}

const edge = (node: Json | undefined) => (node === undefined ? '' : text(node))
const range = (low: Json | undefined, high: Json | undefined) => `${edge(low)}..${edge(high)}`

/** A schema in the notation of the table. */
function described(schema: JsonObject): string {
  const { inner, orNull } = nullable(schema)
  const said = [typeOf(inner)]
  if (orNull) said.push('null')
  if ('minimum' in inner || 'maximum' in inner) said.push(range(inner['minimum'], inner['maximum']))
  if ('multipleOf' in inner) said.push(`step ${text(inner['multipleOf'])}`)
  if ('minLength' in inner || 'maxLength' in inner) said.push(`length ${range(inner['minLength'], inner['maxLength'])}`)
  if ('format' in inner) said.push(`format ${text(inner['format'])}`)
  if ('default' in inner) said.push(`default ${JSON.stringify(inner['default'])}`)
  if ('pattern' in inner) said.push(`pattern ${text(inner['pattern'])}`)
  return said.join(' ')
}

function modelFacts(): string[] {
  return Object.entries(models).flatMap(([name, node]) => {
    const model = objectOf(node)
    if (notInReference.includes(name)) return []
    if ('enum' in model) return [`${name} one of ${words(model['enum'])}`]
    const need = (field: string) => (list(model['required']).includes(field) ? 'required' : 'optional')
    return Object.entries(objectOf(model['properties'])).map(
      ([field, schema]) => `${name}.${field} ${need(field)} ${described(objectOf(schema))}`,
    )
  })
}

function parameterFact(printed: string, parameter: JsonObject): string {
  const { inner, orNull } = nullable(objectOf(parameter['schema']))
  const named = '$ref' in inner ? objectOf(models[modelOf(inner)]) : inner
  const said = [
    `${printed}: ${text(parameter['in'])}`,
    text(parameter['name']),
    parameter['required'] === true ? 'required' : 'optional',
    typeOf(named),
  ]
  if (orNull) said.push('null')
  if ('default' in inner) said.push(`default ${JSON.stringify(inner['default'])}`)
  if ('enum' in named) said.push(`one of ${words(named['enum'])}`)
  return said.join(' ')
}

const bodyModel = (holder: Json | undefined) =>
  modelOf(objectOf(objectOf(objectOf(objectOf(holder)['content'])['application/json'])['schema']))

function operationFacts(path: string, method: string, operation: JsonObject): string[] {
  const printed = text(operation['summary'])
  const responses = Object.entries(objectOf(operation['responses']))
  const taken = 'requestBody' in operation ? ` takes ${bodyModel(operation['requestBody'])}` : ''
  const given = responses.filter(([status]) => status.startsWith('2')).map(([status, response]) => `${status} ${bodyModel(response)}`)
  const errors = responses.map(([status]) => status).filter((status) => !status.startsWith('2'))
  const parameters = list(operation['parameters']).map(objectOf)
  return [
    `${printed}: ${method.toUpperCase()} ${path}${taken} gives ${given.join(' ')} or ${errors.join(' ')}`,
    ...parameters.filter((parameter) => parameter['in'] !== 'header').map((parameter) => parameterFact(printed, parameter)),
  ]
}

const operations = Object.entries(objectOf(document['paths'])).flatMap(([path, item]) =>
  Object.entries(objectOf(item)).map(([method, operation]) => ({ path, method, operation: objectOf(operation) })),
)

describe('the OpenAPI document', () => {
  test('agrees with the reference in every field of every model and operation, and says no more', () => {
    const facts = [...modelFacts(), ...operations.flatMap(({ path, method, operation }) => operationFacts(path, method, operation))]
    expect(facts.toSorted()).toEqual(reference.toSorted())
  })

  test('has 46 operations, each with its own id, and every header the cloud asks for', () => {
    expect(operations).toHaveLength(46)
    expect(new Set(operations.map(({ operation }) => operation['operationId'])).size).toBe(46)
    const schemes = Object.values(objectOf(objectOf(document['components'])['securitySchemes'])).map((scheme) => objectOf(scheme)['name'])
    for (const { operation } of operations) {
      const headers = list(operation['parameters'])
        .map(objectOf)
        .filter((parameter) => parameter['in'] === 'header')
      expect([...schemes, ...headers.map((parameter) => parameter['name'])].map(text).toSorted()).toEqual([
        'Accept-Language',
        'Scp-Accesskey',
        'Scp-AccountId',
        'Scp-Api-Version',
        'Scp-ClientType',
        'Scp-Signature',
        'Scp-Timestamp',
      ])
    }
  })

  test('every reference leads to a model', () => {
    const used = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!.replace('#/components/schemas/', ''))
    expect(used.filter((name) => !(name in models))).toEqual([])
  })
})

describe('npm run openapi', () => {
  const run = promisify(execFile)
  const script = new URL('../host/openapi.ts', import.meta.url).pathname

  test('prints the document and nothing else', async () => {
    const { stdout, stderr } = await run(process.execPath, [script], { maxBuffer: 10_000_000 })
    expect(JSON.parse(stdout)).toEqual(document)
    expect(stderr).toBe('')
  })

  test('does not mind a reader that stops early', async () => {
    const { stdout, stderr } = await run('sh', ['-c', '"$0" "$1" | head -c 1', process.execPath, script])
    expect(stdout).toBe('{')
    expect(stderr).toBe('')
  })
})
