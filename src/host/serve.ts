/* `npm run serve`: the console for the real cloud, without the demo. Configured by the environment; the log is JSON lines on stdout. */
import { join } from 'node:path'
import { createBff } from '#bff/bff.ts'
import { createHosts } from '#bff/hosts.ts'
import { isLoopbackName, scpTargets } from '#bff/targets.ts'
import { loadAssets } from './assets.ts'
import { serveSettings } from './environment.ts'
import { root } from './guard.mjs'
import { listen } from './listen.ts'
import { openLog } from './log-file.ts'
import { endOnSignal } from './shutdown.ts'
import { openStore } from './store.ts'
import { giveUp } from './trouble.mjs'

/** Longer than the BFF's patience with a write, so that none is cut off by a restart. */
const graceMs = 40_000

async function serve(): Promise<void> {
  const { port, host, publicOrigin, trustedProxies, store, cloud, log: logSettings } = serveSettings(process.env)
  const assets = loadAssets(join(root, 'dist'))
  const { log, flush } = openLog(logSettings, 1)
  const clock = { now: Date.now }
  const memory = await openStore(store, log)
  const hosts = createHosts(port, publicOrigin)
  const bff = createBff({
    ...memory,
    targets: [...scpTargets(), ...cloud.operatorTargets],
    clock,
    log,
    hosts,
    trustedProxies,
    assets,
    ...(cloud.apiVersion === undefined ? {} : { apiVersion: cloud.apiVersion }),
    fleetCallsPerMinute: cloud.fleetCallsPerMinute,
  })
  const server = await listen(bff.listener, { host, port, variable: 'PORT', https: hosts.https })
  bff.journal.start()
  endOnSignal({
    servers: [server],
    release: async () => {
      await bff.close()
      await memory.store.close()
      log.info({}, 'ended')
      flush()
    },
    graceMs,
  })
  log.info({ host, port, publicOrigin, store: store.kind }, 'listening')
  if (store.kind === 'memory') log.warn({}, 'DATA_DIR is off: sessions and the journal end with this process')
  if (!isLoopbackName(host) && host !== '::1' && publicOrigin === undefined) {
    log.warn({ host }, 'PUBLIC_ORIGIN is not set: only requests for localhost are answered')
  }
}

await serve().catch(giveUp)
