import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What the little cloud saw of one request. */
export type Seen = {
  readonly method: string
  readonly target: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  /** Which connection it came on, counted from 1. */
  readonly connection: number
}

/** A stand-in for the cloud that does as a test says: for what the emulator does not do, such as bad HTTP. */
export type LittleCloud = {
  readonly origin: string
  /** Requests of operations, `GET /` left out. */
  readonly seen: readonly Seen[]
  /** How the next requests are answered. The first call of List Clusters with `size=1` proves keys and always succeeds. */
  answer: (req: IncomingMessage, res: ServerResponse, seen: Seen) => void
  readonly close: () => Promise<void>
}

/** A success as the cloud would give it. */
export function answerJson(res: ServerResponse, value: unknown, status = 200): void {
  res.writeHead(status, { 'Content-Type': 'application/json' })
  res.end(JSON.stringify(value))
}

export async function startLittleCloud(): Promise<LittleCloud> {
  const seen: Seen[] = []
  const connections = new Map<Socket, number>()
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const target = req.url ?? ''
      if (target === '/') return answerJson(res, { versions: [{ id: '1.0', status: 'CURRENT' }] })
      if (target === '/v1/clusters?size=1') return answerJson(res, {})
      const one = {
        method: req.method ?? '',
        target,
        headers: req.headers,
        body: Buffer.concat(chunks).toString('utf8'),
        connection: connections.get(req.socket) ?? 0,
      }
      seen.push(one)
      return cloud.answer(req, res, one)
    })
  })
  server.on('connection', (socket: Socket) => void connections.set(socket, connections.size + 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cloud: LittleCloud = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer: (_req, res) => answerJson(res, {}),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
  return cloud
}
