import { randomBytes } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { createBff } from '#bff/bff.ts'
import type { Hosts } from '#bff/hosts.ts'
import { defaultLimits } from '#bff/limits.ts'
import { createLog } from '#bff/log.ts'
import { hardenServer, serverOptions } from '#bff/server.ts'
import { openSqliteStore } from '#bff/store/open.ts'
import { createSeal } from '#bff/store/seal.ts'
import type { UpstreamTarget } from '#bff/targets.ts'
import { openOwnDatabase } from '#host/own-database.ts'
import { createPlainServer } from '#test/faults/plain.ts'
import { serveBench } from './child.ts'

/**
 * The way of a write to the cloud: through the real BFF with its journal on the disk, or signed and passed through alone.
 * @param argv port of the cloud, and the file of the store where there is a journal
 */
const [, , port, file] = process.argv
const endless = { burst: 1e12, perSecond: 1e12 }
const clock = { now: Date.now }
const hosts: Hosts = { originOf: (host) => (host === undefined ? undefined : `http://${host}`), https: false }
const target: UpstreamTarget = {
  environment: 'demo',
  kind: 'demo',
  endpoints: { 'kr-west1': `http://127.0.0.1:${port}` },
  demoKeys: { accessKey: 'BENCHKEY000000000001', secretKey: 'bench' },
}
const limits = { ...defaultLimits, perSession: endless, perAddress: endless, sessionCalls: 1_000 }
const server = createServer(serverOptions, file === undefined ? plain() : await journaled(file))
hardenServer(server, false)
serveBench(server)

function plain(): RequestListener {
  return createPlainServer({ target, clock, limits, traps: { reach: () => undefined } })
}

/** As the host makes it: the loop that follows what was accepted runs beside what is measured. */
async function journaled(path: string): Promise<RequestListener> {
  const store = await openSqliteStore(openOwnDatabase(path, () => undefined))
  const log = createLog(process.stderr, 'warn')
  const bff = createBff({ store, seal: createSeal(randomBytes(32)), targets: [target], clock, log, hosts, limits })
  bff.journal.start()
  return bff.listener
}
