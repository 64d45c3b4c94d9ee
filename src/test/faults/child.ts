import { flushCompileCache } from 'node:module'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createBff } from '#bff/bff.ts'
import { createHosts } from '#bff/hosts.ts'
import { defaultLimits, type Limits } from '#bff/limits.ts'
import { createLog } from '#bff/log.ts'
import { hardenServer, serverOptions } from '#bff/server.ts'
import type { UpstreamTarget } from '#bff/targets.ts'
import { openStore } from '#host/store.ts'
import type { Asked, Birth, Told } from './messages.ts'
import { createPlainServer } from './plain.ts'
import { setTraps } from './traps.ts'

/*
 * The server behind the screen in a process of its own, to be killed: by its parent, or by itself at a point where only it knows
 * that it is there. @param argv a `Birth` as JSON
 */
const birth = JSON.parse(process.argv[2] ?? '') as Birth
let shiftMs = birth.shiftMs
const clock = { now: () => Date.now() + shiftMs }
const endless = { burst: 1e12, perSecond: 1e12 }
const limits: Limits = { ...defaultLimits, perSession: endless, perAddress: endless, signIn: endless, sessionCalls: 1_000, ...birth.limits }
const target: UpstreamTarget = { environment: 'demo', kind: 'demo', endpoints: birth.endpoints, speed: 1 }
const traps = setTraps()
const server = createServer(serverOptions)
hardenServer(server, false)
await new Promise<void>((resolve) => void server.listen(birth.port, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
const tell = (told: Told) => process.send?.(told)
const { listener, tick } = birth.journal === 'on' ? await openBff() : openPlain()
server.on('request', (req, res) => {
  traps.watchReply(req, res)
  listener(req, res)
})
tell({ kind: 'listening', port })
// Who is killed has no time to keep what was compiled: kept now, the next start takes half as long.
flushCompileCache()

/** As the host makes it, but for its limits, its clock and what listens to its store. */
async function openBff(): Promise<{ listener: RequestListener; tick: () => Promise<void> }> {
  // Whatever is worth a warning is a finding.
  const log = createLog(process.stderr, 'warn')
  const sealKeyFile = join(birth.store.folder, 'seal.key')
  const { store, seal } = await openStore(
    'url' in birth.store
      ? { kind: 'postgresql', url: birth.store.url, sealKeyFile }
      : { kind: 'file', folder: birth.store.folder, sealKeyFile },
    log,
  )
  const db = store.db.withPlugin(traps.plugin)
  const bff = createBff({ store: { ...store, db }, seal, targets: [target], clock, log, hosts: createHosts(port), limits })
  bff.journal.start()
  return { listener: bff.listener, tick: bff.journal.tick }
}

function openPlain(): { listener: RequestListener; tick: () => Promise<void> } {
  return { listener: createPlainServer({ target, clock, limits, traps }), tick: async () => undefined }
}

async function act(asked: Asked): Promise<void> {
  if (asked.kind === 'shift') shiftMs = asked.ms
  else if (asked.kind === 'arm') traps.arm(asked.point)
  else await tick()
}

process.on('message', (message) => {
  const asked = message as Asked
  act(asked).then(
    () => tell({ kind: 'done', number: asked.number }),
    (error: unknown) => tell({ kind: 'done', number: asked.number, trouble: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
