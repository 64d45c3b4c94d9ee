import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { securityHeaders } from './headers.ts'

/** Options for `http.createServer`: how long and how large a request may be before anybody looks at it. */
export const serverOptions: ServerOptions = {
  maxHeaderSize: 16 * 1024,
  // A whole header within 10 s, a whole request within 30 s: who drips bytes is cut off.
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  // Idle connections end by the server's own time-out below: one timer per connection in place of two per request.
  keepAliveTimeout: 0,
  // Our own check of the Host answers with the headers that every answer has.
  requireHostHeader: false,
  joinDuplicateHeaders: false,
}

const phrases: Record<number, string> = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' }

/** The rest that a server needs before it meets strangers. Call it once, before it listens. */
export function hardenServer(server: Server, https: boolean, maxConnections = 2_000): void {
  server.maxConnections = maxConnections
  // Nothing moved, in neither direction: an idle connection, or one whose owner does not read its answer. Longer than the cloud
  // may take, and than the minute for which proxies keep idle connections.
  server.timeout = 75_000
  // Node's own 417 has none of the headers. What follows the header is left unread, so the connection ends with the answer.
  server.on('checkExpectation', (_req: IncomingMessage, res: ServerResponse) => {
    res.writeHead(417, plainHeaders(https)).end()
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
    // An answer has gone out on this connection, perhaps to the very bytes that cannot be read: a second one would be taken for the next.
    if (socket.bytesWritten > 0) return socket.destroySoon()
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
    socket.end(plainAnswer(status, https), () => socket.destroy())
  })
}

/** The headers of an answer without a body, after which the connection ends. */
function plainHeaders(https: boolean): string[] {
  return [...securityHeaders({ https }), 'Cache-Control', 'no-store', 'Content-Length', '0', 'Connection', 'close']
}

/** An answer by hand, for a request that Node could not read and so has no response object. */
function plainAnswer(status: number, https: boolean): string {
  const lines = [`HTTP/1.1 ${status} ${phrases[status]}`]
  const headers = plainHeaders(https)
  for (let index = 0; index < headers.length; index += 2) lines.push(`${headers[index]}: ${headers[index + 1]}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}
