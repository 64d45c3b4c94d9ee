import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { createBff } from '#bff/bff.ts'
import type { Hosts } from '#bff/hosts.ts'
import { createLog } from '#bff/log.ts'
import { hardenServer, serverOptions } from '#bff/server.ts'
import { createMemoryStore } from '#bff/store/open.ts'
import { createSeal } from '#bff/store/seal.ts'
import { serveBench } from './child.ts'

/**
 * The real BFF: session, guards, allow-list, validation, signature, cache. Only its rate limits are lifted, and like its peers it
 * writes no line per call. @param argv port of the upstream, and for how many ms a read serves others
 */
const upstream = `http://127.0.0.1:${process.argv[2]}`
const clock = { now: Date.now }
const endless = { burst: 1e12, perSecond: 1e12 }
// The port is not known yet, and whoever benches knows whom it calls.
const hosts: Hosts = { originOf: (host) => (host === undefined ? undefined : `http://${host}`), https: false }
const bff = createBff({
  store: await createMemoryStore(),
  seal: createSeal(randomBytes(32)),
  targets: [
    {
      environment: 'demo',
      kind: 'demo',
      endpoints: { 'kr-west1': upstream },
      demoKeys: { accessKey: 'BENCHKEY000000000001', secretKey: 'bench' },
    },
  ],
  clock,
  log: createLog(process.stderr, 'warn'),
  hosts,
  limits: { perSession: endless, perAddress: endless, sessionCalls: 1_000, cacheMs: Number(process.argv[3] ?? 0) },
})
const server = createServer(serverOptions, bff.listener)
hardenServer(server, false)
serveBench(server)
