import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a child tells the bench: once where it listens, then, when asked, what it has used. */
export type Told =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'usage'; readonly cpuMs: number; readonly rssMb: number; readonly count: number }

/** Listens on a free port and answers the bench's questions until it is told to go. @param count what this child counts */
export function serveBench(server: Server, count: () => number = () => 0): void {
  const tell = (told: Told) => process.send?.(told)
  server.listen(0, '127.0.0.1', () => tell({ kind: 'listening', port: (server.address() as AddressInfo).port }))
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    tell({ kind: 'usage', cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 1024 / 1024, count: count() })
  })
  process.on('disconnect', () => process.exit(0))
}
