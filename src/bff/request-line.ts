import { matchOperation } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { parseQuery, type Issue } from '#contract/parse.ts'

/** What a request line below `/api` asks for. */
export type RequestLine = {
  readonly operation: OperationName
  readonly region: string
  /** Path and query for the cloud, written anew from what was understood; undefined where the query does not fit. */
  readonly target: string | undefined
  readonly issues: readonly Issue[]
}

/** Splits `/api/kr-west1/v1/clusters?size=20`; nothing is decoded. */
const form = /^\/api\/([a-z0-9][a-z0-9-]{0,31})(\/v1\/[^?]*)(?:\?(.*))?$/

/**
 * The allow-list: an operation of the contract's table, by its raw path, with a query that the contract knows.
 * @returns undefined for anything else
 */
export function readRequestLine(method: string, url: string): RequestLine | undefined {
  const [, region, path, query = ''] = form.exec(url) ?? []
  if (region === undefined || path === undefined) return undefined
  const match = matchOperation(method, path)
  if (match === undefined) return undefined
  const parsed = parseQuery(match.name, new URLSearchParams(query))
  if (!parsed.ok) return { operation: match.name, region, target: undefined, issues: parsed.issues }
  return { operation: match.name, region, target: parsed.query === '' ? path : `${path}?${parsed.query}`, issues: [] }
}

/** Lines longer than this are read each time. */
const maxLength = 400

/**
 * The same, remembering what the latest lines meant: consoles poll with the same few, and reading one anew costs more
 * than signing it. @param capacity lines that are remembered
 */
export function createLineReader(capacity = 1_000): typeof readRequestLine {
  const known = new Map<string, RequestLine | undefined>()
  return (method, url) => {
    const key = `${method} ${url}`
    const line = known.get(key)
    if (line !== undefined) return line
    const read = readRequestLine(method, url)
    if (read !== undefined && key.length <= maxLength) {
      known.set(key, read)
      if (known.size > capacity) known.delete(known.keys().next().value ?? key)
    }
    return read
  }
}
