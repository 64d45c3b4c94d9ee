import { z } from 'zod'
import { cloudRegions } from './bff/session.ts'
import { describe, modelPath, objectOf, type JsonObject } from './json-schema.ts'
import { parameterNames, parameterPattern, type Shapes } from './operation.ts'
import { operationNames, operations, type OperationName, type Route } from './operations.ts'
import { ClusterRoleType, LogType, ProductType, ServiceState, ValidationErrorModel } from './postgresql/shared.ts'
import { schemas } from './schemas.ts'
import { clientType } from './signature.ts'

/**
 * The contract as one OpenAPI 3.1 document: printed paths, printed names as summaries, printed model names as components. It
 * describes the cloud, not us: where we are stricter (unknown keys, limits that the vendor's schemas do not give) it stays silent.
 */
export function openApiDocument(): JsonObject {
  const { models, shapes } = describeAll()
  return {
    openapi: '3.1.0',
    info: {
      title: 'PostgreSQL(DBaaS)',
      version: '1.0',
      description: 'PostgreSQL(DBaaS) on Samsung Cloud Platform, as the contract of this console knows it.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: Object.entries(cloudRegions).map(([environment, regions]) => ({
      url: `https://postgresql.{region}.${environment}.samsungsdscloud.com`,
      variables: { region: { default: regions[0], enum: [...regions] } },
    })),
    tags: [...new Set(operationNames.map((name) => operations[name].group))].map((name) => ({ name })),
    security: [{ accessKey: [], signature: [] }],
    paths: paths(shapes),
    components: { schemas: sorted({ ...models, ErrorResponse: errorResponse, ErrorEntry: errorEntry }), securitySchemes },
  }
}

type OperationShapes = Readonly<Partial<Record<keyof Shapes, JsonObject>>>

/** The shapes of every operation, and the models they name. One run for all, so that each model is described once. */
function describeAll() {
  const inTable = operationNames.map((name) => {
    const { query = z.object({}), body = z.null(), answer }: Shapes = schemas[name]
    return [name, z.object({ query, body, answer })] as const
  })
  const byAnswersAlone = z.object({ ClusterRoleType, LogType, ProductType, ServiceState, ValidationErrorModel })
  const all = describe(z.object({ ...Object.fromEntries(inTable), byAnswersAlone }))
  const described = objectOf(all.schema['properties'])
  const shapes = (name: OperationName): OperationShapes => objectsOf(objectOf(described[name])['properties'])
  return { models: all.models, shapes }
}

function objectsOf(node: JsonObject[string] | undefined): Readonly<Record<string, JsonObject>> {
  return Object.fromEntries(Object.entries(objectOf(node)).map(([key, value]) => [key, objectOf(value)]))
}

function paths(shapes: (name: OperationName) => OperationShapes): JsonObject {
  const byPath: Record<string, JsonObject> = {}
  for (const name of operationNames) {
    const { path, method } = operations[name]
    byPath[path] = { ...byPath[path], [method.toLowerCase()]: operation(name, shapes(name)) }
  }
  return sorted(byPath)
}

function operation(name: OperationName, { query = {}, body = {}, answer = {} }: OperationShapes): JsonObject {
  const route: Route = operations[name]
  const { errors, body: hasBody }: Shapes = schemas[name]
  return {
    operationId: name,
    summary: route.printed,
    tags: [route.group],
    parameters: [...parameterNames(route.path).map(pathParameter), ...queryParameters(query), ...headers],
    ...(hasBody === undefined ? {} : { requestBody: { required: true, content: json(body) } }),
    responses: {
      [route.success]: {
        description: route.success === 202 ? 'Accepted; follow it with Show Request.' : 'Answered.',
        content: json(answer),
      },
      ...Object.fromEntries(errors.map((status) => [status, failure(status)])),
    },
  }
}

const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } })
const reference = (model: string): JsonObject => ({ $ref: modelPath + model })

/** `log_type` is printed as nullable, although a path cannot leave it out. */
function pathParameter(name: string): JsonObject {
  const schema: JsonObject = name === 'log_type' ? { anyOf: [reference('LogType'), { type: 'null' }] } : { type: 'string' }
  return { name, in: 'path', required: true, description: `Matches ${parameterPattern(name).source}`, schema }
}

function queryParameters(query: JsonObject): JsonObject[] {
  const required = query['required'] ?? []
  return Object.entries(objectOf(query['properties'] ?? {})).map(([name, schema]) => ({
    name,
    in: 'query',
    required: Array.isArray(required) && required.includes(name),
    schema,
  }))
}

function header(name: string, required: boolean, description: string, schema: JsonObject): JsonObject {
  return { name, in: 'header', required, description, schema }
}

/** What every request carries beside the two headers of the security scheme. */
const headers: readonly JsonObject[] = [
  header('Scp-Timestamp', true, 'Unix time in milliseconds, as signed.', { type: 'string', pattern: '^\\d+$' }),
  header('Scp-ClientType', true, 'Part of the signed text.', { type: 'string', const: clientType }),
  header('Scp-AccountId', false, 'The account id, as signed; absent or empty where it is not used.', { type: 'string' }),
  header('Scp-Api-Version', true, 'The service and its version.', { type: 'string', default: 'postgresql 1.0' }),
  header('Accept-Language', false, 'Changes nothing in the messages that come back.', { type: 'string', default: 'en-US' }),
]

const securitySchemes: JsonObject = {
  accessKey: { type: 'apiKey', in: 'header', name: 'Scp-Accesskey', description: 'The access key.' },
  signature: {
    type: 'apiKey',
    in: 'header',
    name: 'Scp-Signature',
    description:
      'Base64 of HMAC-SHA256, under the secret key, of method, full URL as sent, timestamp, access key, account id and client type, joined by nothing. The body is not signed.',
  },
}

const meanings: Readonly<Record<number, string>> = {
  400: 'The request or the state of the cluster does not allow it.',
  401: 'Not authenticated.',
  403: 'Not permitted to this key.',
  404: 'Not found; a request that is not signed gets this as well.',
  500: 'The cloud failed.',
}

function failure(status: number): JsonObject {
  const schema = status === 400 ? { anyOf: [reference('ErrorResponse'), reference('ValidationErrorModel')] } : reference('ErrorResponse')
  return { description: meanings[status] ?? 'Failed.', content: json(schema) }
}

/** As seen live; see `CloudErrorEntry`. */
const errorEntry: JsonObject = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    request_id: { type: 'string' },
    global_request_id: { type: 'string' },
    links: { type: 'array', items: {} },
    related_resources: { type: 'array', items: {} },
    response: {},
  },
}
const errorResponse: JsonObject = {
  type: 'object',
  properties: { errors: { type: 'array', items: reference('ErrorEntry') } },
  required: ['errors'],
}

function sorted(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
