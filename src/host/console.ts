/* What `npm start` runs once all is installed and built: the console and the demo cloud, on loopback. */
import { join } from 'node:path'
import { createBff } from '#bff/bff.ts'
import { createHosts } from '#bff/hosts.ts'
import { scpTargets } from '#bff/targets.ts'
import { loadAssets } from './assets.ts'
import { demoPort, startDemoCloud } from './demo-cloud.ts'
import { startSettings } from './environment.ts'
import { root } from './guard.mjs'
import { listenLoopback } from './listen.ts'
import { openLog } from './log-file.ts'
import { endOnSignal } from './shutdown.ts'
import { openStore } from './store.ts'
import { giveUp } from './trouble.mjs'

async function start(): Promise<void> {
  const { port, emulator, store, cloud, log: logSettings } = startSettings(process.env)
  const assets = loadAssets(join(root, 'dist'))
  const { log, flush } = openLog(logSettings, 2)
  const clock = { now: Date.now }
  const memory = await openStore(store, log)
  const demo = await startDemoCloud(demoPort(emulator, port), emulator.portAsked ? 'giveUp' : 'anyPort')
  const bff = createBff({
    ...memory,
    targets: [demo.target, ...scpTargets(), ...cloud.operatorTargets],
    clock,
    log,
    hosts: createHosts(port),
    assets,
    ...(cloud.apiVersion === undefined ? {} : { apiVersion: cloud.apiVersion }),
    fleetCallsPerMinute: cloud.fleetCallsPerMinute,
  })
  const servers = await listenLoopback(bff.listener, { port, variable: 'PORT' })
  bff.journal.start()
  endOnSignal({
    servers: [...servers, ...demo.servers],
    release: async () => {
      await bff.close()
      await memory.store.close()
      demo.close()
      flush()
    },
    graceMs: 2_000,
  })
  process.stdout.write(`Console: http://localhost:${port} (demo cloud at ${demo.origin}; Ctrl-C ends both)\n`)
}

await start().catch(giveUp)
