import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { createBff } from '#bff/bff.ts'
import type { Hosts } from '#bff/hosts.ts'
import { createLog } from '#bff/log.ts'
import { hardenServer, serverOptions } from '#bff/server.ts'
import { openSqliteStore } from '#bff/store/open.ts'
import { createSeal } from '#bff/store/seal.ts'
import { openOwnDatabase } from '#host/own-database.ts'
import { keys } from '#emulator/testing/cloud.ts'
import { regions } from '#emulator/world.ts'
import { serveBench } from './child.ts'

/** The real BFF with a store on the disk. @param argv port of the emulator, file of the store, calls a minute that the fleet may cost */
const [, , port, file = '', perMinute] = process.argv
const hosts: Hosts = { originOf: (host) => (host === undefined ? undefined : `http://${host}`), https: false }
const endpoints = Object.fromEntries(regions.map((region) => [region, `http://127.0.0.1:${port}/${region}`]))
const bff = createBff({
  store: await openSqliteStore(openOwnDatabase(file, () => undefined)),
  seal: createSeal(randomBytes(32)),
  targets: [{ environment: 'demo', kind: 'demo', endpoints, demoKeys: keys }],
  clock: { now: Date.now },
  log: createLog(process.stderr, 'warn'),
  hosts,
  fleetCallsPerMinute: Number(perMinute),
})
const server = createServer(serverOptions, bff.listener)
hardenServer(server, false)
process.on('SIGTERM', () => void bff.close().then(() => process.exit(0)))
serveBench(server)
