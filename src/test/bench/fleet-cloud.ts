import { createServer } from 'node:http'
import { createEmulator, type Emulator } from '#emulator/emulator.ts'
import { emulatorListener } from '#emulator/node.ts'
import { keys } from '#emulator/testing/cloud.ts'
import { serveBench } from './child.ts'
import { fillStore, histories, withPolicy } from './fleet-fill.ts'
import type { ValueOf } from '#bff/fleet/answers.ts'

/**
 * The emulator with thousands of clusters, which here all have a schedule and seven backups: the fullest that a fleet can be. It counts the
 * calls of operations. @param argv how many clusters, and a file for a store that knows all of them
 */
const emulator = createEmulator({ clock: { now: Date.now }, demo: { ...keys, fleet: Number(process.argv[2] ?? 10_000) } })
await fillStore(emulator.account(keys.accessKey), process.argv[3] ?? ':memory:')
let calls = 0
const backedUp: Emulator = {
  ...emulator,
  fetch: async (request, raw) => {
    const path = (raw?.target ?? '').split('?')[0] ?? ''
    if (path.includes('/v1/')) calls += 1
    const response = await emulator.fetch(request, raw)
    if (!response.ok) return response
    const headers = new Headers(response.headers)
    // The body becomes another one.
    headers.delete('content-length')
    if (path.endsWith('/backup-histories')) return Response.json(histories(Date.now()), { headers })
    if (!/\/v1\/clusters\/\w+$/.test(path)) return response
    return Response.json(withPolicy((await response.json()) as ValueOf<'detail'>), { headers })
  },
}
serveBench(createServer(emulatorListener(backedUp)), () => calls)
