import { randomBytes } from 'node:crypto'
import { createServer, type ServerOptions } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBff, type BffParts } from '#bff/bff.ts'
import { createHosts } from '#bff/hosts.ts'
import { createLog } from '#bff/log.ts'
import { hardenServer, serverOptions } from '#bff/server.ts'
import type { AssetMap } from '#bff/static.ts'
import { createMemoryStore } from '#bff/store/open.ts'
import { createSeal } from '#bff/store/seal.ts'
import { createVisitor, type Visitor } from './visitor.ts'

/** The parts that a test cares about. */
export type BffSettings = Partial<Omit<BffParts, 'hosts'>> &
  Pick<BffParts, 'targets'> & { readonly publicOrigin?: string; readonly server?: ServerOptions }

/** A BFF on a free loopback port. */
export type RunningBff = {
  readonly origin: string
  readonly port: number
  /** Everything it has logged, one JSON object per line. */
  readonly log: readonly string[]
  readonly visitor: () => Visitor
  readonly close: () => Promise<void>
}

/** The demo's keys, as the README documents them. */
export const demoKeys = { accessKey: 'DEMOACCESSKEY0000001', secretKey: 'demo-secret-key-not-a-secret-0001' }

/** Starts the BFF as the host does, in this process. */
export async function startBff({ publicOrigin, server: options, ...settings }: BffSettings): Promise<RunningBff> {
  const lines: string[] = []
  const server = createServer({ ...serverOptions, ...options })
  hardenServer(server, publicOrigin?.startsWith('https') === true)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const clock = settings.clock ?? { now: Date.now }
  const store = settings.store ?? (await createMemoryStore())
  const bff = createBff({
    seal: createSeal(randomBytes(32)),
    log: createLog({ write: (line: string) => void lines.push(line) }),
    ...settings,
    store,
    clock,
    hosts: createHosts(port, publicOrigin),
  })
  server.on('request', bff.listener)
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    port,
    log: lines,
    visitor: () => createVisitor(origin),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await bff.close()
      if (settings.store === undefined) await store.close()
    },
  }
}

/** A console as small as can be: a page and a hashed file. */
export function page(): AssetMap {
  return new Map([
    ['/index.html', { type: 'text/html; charset=utf-8', body: Buffer.from('<!doctype html><title>console</title>'), immutable: false }],
    ['/assets/a-1234.js', { type: 'text/javascript; charset=utf-8', body: Buffer.from('0'), immutable: true }],
  ])
}
