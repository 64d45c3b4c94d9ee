/* `npm run serve`: the console for the real cloud, without the demo. Configured by the environment; the log is JSON lines on stdout. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createBff } from '#bff/bff.ts'
import { createHosts } from '#bff/hosts.ts'
import { createMemorySessionStore } from '#bff/session-store.ts'
import { isLoopbackName, scpTargets } from '#bff/targets.ts'
import { loadAssets } from './assets.ts'
import { serveSettings } from './environment.ts'
import { root } from './guard.mjs'
import { listen } from './listen.ts'
import { openLog } from './log-file.ts'
import { endOnSignal } from './shutdown.ts'
import { giveUp } from './trouble.mjs'

/** Longer than the BFF's patience with a write, so that none is cut off by a restart. */
const graceMs = 40_000

async function serve(): Promise<void> {
  const { port, host, publicOrigin, trustedProxies, dataDir, cloud, log: logSettings } = serveSettings(process.env)
  const assets = loadAssets(join(root, 'dist'))
  if (dataDir !== undefined) prepareFolder(dataDir)
  const { log, flush } = openLog(logSettings, 1)
  const clock = { now: Date.now }
  const hosts = createHosts(port, publicOrigin)
  const bff = createBff({
    sessions: createMemorySessionStore(clock),
    targets: [...scpTargets(), ...cloud.operatorTargets],
    clock,
    log,
    hosts,
    trustedProxies,
    assets,
    ...(cloud.apiVersion === undefined ? {} : { apiVersion: cloud.apiVersion }),
  })
  const server = await listen(bff.listener, { host, port, variable: 'PORT', https: hosts.https })
  endOnSignal({
    servers: [server],
    release: async () => {
      await bff.close()
      log.info({}, 'ended')
      flush()
    },
    graceMs,
  })
  log.info({ host, port, publicOrigin }, 'listening')
  if (!isLoopbackName(host) && host !== '::1' && publicOrigin === undefined) {
    log.warn({ host }, 'PUBLIC_ORIGIN is not set: only requests for localhost are answered')
  }
}

/** Makes the folder where it is not there, for this user alone. @throws where it cannot be written to */
function prepareFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  accessSync(path, constants.W_OK)
}

await serve().catch(giveUp)
