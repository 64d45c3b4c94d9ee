/* `npm run dev`: the screen from its sources with live reload, the BFF and the demo cloud, on one port, under the product's own headers. */
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { createBff, type Bff } from '#bff/bff.ts'
import { createHosts } from '#bff/hosts.ts'
import { isPageByName } from '#bff/static.ts'
import { scpTargets } from '#bff/targets.ts'
import { demoPort, startDemoCloud } from './demo-cloud.ts'
import { startSettings } from './environment.ts'
import { root } from './guard.mjs'
import { listen } from './listen.ts'
import { openLog } from './log-file.ts'
import { endOnSignal } from './shutdown.ts'
import { openStore } from './store.ts'
import { giveUp } from './trouble.mjs'

/** Stands in Vite's HTML where each answer puts its own nonce. */
const noncePlace = 'nonce-of-this-answer'

async function develop(): Promise<void> {
  const { port, emulator, store, cloud, log: logSettings } = startSettings(process.env)
  const { log, flush } = openLog(logSettings, 2)
  const clock = { now: Date.now }
  const memory = await openStore(store, log)
  const demo = await startDemoCloud(demoPort(emulator, port), emulator.portAsked ? 'giveUp' : 'anyPort')
  const running: { bff?: Bff } = {}
  // Vite hangs its socket for live reload on our server, so the server comes first.
  const server = await listen((req, res) => running.bff?.listener(req, res), { port, variable: 'PORT' })
  const vite = await createServer({
    root,
    appType: 'custom',
    html: { cspNonce: noncePlace },
    // What tests and builds write is no source.
    server: { middlewareMode: true, ws: { server }, watch: { ignored: ['**/.cache/**', '**/.data/**', '**/dist/**'] } },
  })
  running.bff = createBff({
    ...memory,
    targets: [demo.target, ...scpTargets(), ...cloud.operatorTargets],
    clock,
    log,
    hosts: createHosts(port),
    pages: pagesOf(vite),
    ...(cloud.apiVersion === undefined ? {} : { apiVersion: cloud.apiVersion }),
    fleetCallsPerMinute: cloud.fleetCallsPerMinute,
  })
  running.bff.journal.start()
  endOnSignal({
    servers: [server, ...demo.servers],
    release: async () => {
      await vite.close()
      await running.bff?.close()
      await memory.store.close()
      demo.close()
      flush()
    },
    graceMs: 500,
  })
  process.stdout.write(`Console with live reload: http://localhost:${port} (demo cloud at ${demo.origin}; Ctrl-C ends both)\n`)
}

/** Addresses of the console get the page with the nonce of their answer, everything else is Vite's. */
function pagesOf(vite: ViteDevServer): (req: IncomingMessage, res: ServerResponse, nonce: string) => void {
  return (req, res, nonce) => {
    const url = req.url ?? '/'
    const [path = '/'] = url.split('?')
    // Vite's own modules have addresses without an ending, too, and are asked for with `*/*`.
    if (!isPageByName(req, path)) {
      vite.middlewares(req, res, () => {
        res.statusCode = 404
        res.end('There is nothing at this address.')
      })
      return
    }
    void pageAt(vite, url).then(
      (html) => {
        res.setHeader('Content-Type', 'text/html; charset=utf-8')
        res.end(html.replaceAll(noncePlace, nonce))
      },
      (error: unknown) => {
        res.statusCode = 500
        res.end(String(error))
      },
    )
  }
}

async function pageAt(vite: ViteDevServer, url: string): Promise<string> {
  return vite.transformIndexHtml(url, await readFile(join(root, 'index.html'), 'utf8'))
}

await develop().catch(giveUp)
