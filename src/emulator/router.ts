import { parseBody, parseQuery } from '#contract/parse.ts'
import type { Body, Input, Result } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { CloudError, invalidBody, invalidValues } from './errors.ts'
import type { Call, Handlers } from './handler.ts'
import { backups } from './postgresql/backups.ts'
import { catalog } from './postgresql/catalog.ts'
import { clusters } from './postgresql/clusters.ts'
import { instances } from './postgresql/instances.ts'
import { logs } from './postgresql/logs.ts'
import { maintenance } from './postgresql/maintenance.ts'
import { parameters } from './postgresql/parameters.ts'
import { replicas } from './postgresql/replicas.ts'
import { requests } from './postgresql/requests.ts'

/** Every operation of the table. A missing one does not compile. */
const handlers: Handlers = {
  ...backups,
  ...catalog,
  ...clusters,
  ...instances,
  ...logs,
  ...maintenance,
  ...parameters,
  ...replicas,
  ...requests,
}

/** What the dispatcher knows before query and body are read. */
export type Incoming = Omit<Call<OperationName>, 'input' | 'body'> & {
  readonly params: Readonly<Record<string, string>>
  readonly query: string
  /** The raw body; empty where there is none. */
  readonly text: string
}

/**
 * Reads query and body by the contract and lets the operation answer.
 * @throws CloudError 400 for what the contract refuses, and whatever the operation throws
 */
export function runOperation<N extends OperationName>(name: N, incoming: Incoming): Result<N> {
  const { params, query, text, ...context } = incoming
  const readQuery = parseQuery(name, new URLSearchParams(query))
  if (!readQuery.ok) throw invalidValues(readQuery.issues.length)
  const readBody = parseBody(name, text === '' ? undefined : readJson(text))
  if (!readBody.ok)
    throw invalidBody(
      name,
      readBody.issues.map(({ path }) => path),
    )
  const input = { ...params, ...readQuery.values } as Omit<Input<N>, 'body'>
  return handlers[name]({ ...context, input, body: readBody.body as Body<N> })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new CloudError(400, 'ValidationError', 'The body is not JSON.')
  }
}
