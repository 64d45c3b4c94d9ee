import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { TableNode, type KyselyPlugin, type RootOperationNode } from 'kysely'
import type { KillPoint } from './points.ts'

/** Kills this process at a named point of the next write, as a power cut would. */
export type Traps = {
  readonly arm: (point: KillPoint) => void
  /** Where no store tells that a row is written, whoever serves the write says so. */
  readonly reach: (point: KillPoint) => void
  /** For the store: sees its statements. */
  readonly plugin: KyselyPlugin
  /** For the server: sees the reply to a write before its first byte. */
  readonly watchReply: (req: IncomingMessage, res: ServerResponse) => void
}

/** What undici publishes with its events, as far as it is read here. */
type Published = { readonly request?: { readonly method?: string } }

/** Sets the traps. Those around the call to the cloud hear what undici publishes, so nothing of the server knows of them. */
export function setTraps(): Traps {
  let armed: KillPoint | undefined
  let rowWritten = false
  const reach = (point: KillPoint) => {
    if (armed === point) process.kill(process.pid, 'SIGKILL')
  }
  const onWrite = (channel: string, act: () => void) =>
    subscribe(channel, (message) => {
      const { request } = message as Published
      if (request !== undefined && request.method !== 'GET') act()
    })

  // The first thing after the row: the look before, or what comes in its place.
  subscribe('undici:request:create', () => {
    if (rowWritten) reach('prepared')
  })
  onWrite('undici:client:sendHeaders', () => reach('sending'))
  // Published before the socket is uncorked: once more around the loop the bytes have left this process.
  onWrite('undici:request:bodySent', () => setImmediate(() => reach('written')))
  onWrite('undici:request:trailers', () => reach('answered'))

  return {
    arm: (point) => {
      armed = point
      rowWritten = false
    },
    reach: (point) => {
      reach(point)
      if (point === 'before-insert') rowWritten = true
    },
    plugin: {
      transformQuery: ({ node }) => {
        const changed = changeOf(node)
        if (changed === 'insert writes') {
          reach('before-insert')
          rowWritten = true
        } else if (changed === 'update writes' && rowWritten) reach('prepared')
        return node
      },
      transformResult: async ({ result }) => result,
    },
    watchReply: (req, res) => {
      if (req.method === 'GET' || !/^\/api\/[^/]+\/v1\//.test(req.url ?? '')) return
      const writeHead = res.writeHead.bind(res) as (...given: unknown[]) => ServerResponse
      res.writeHead = (...given: unknown[]) => {
        reach('committed')
        return writeHead(...given)
      }
    },
  }
}

/** `insert writes`, `update writes`, and so on; empty for a statement that changes nothing here. */
function changeOf(node: RootOperationNode): string {
  if (node.kind === 'InsertQueryNode') return `insert ${node.into?.table.identifier.name ?? ''}`
  if (node.kind === 'UpdateQueryNode' && node.table !== undefined && TableNode.is(node.table))
    return `update ${node.table.table.identifier.name}`
  return ''
}
