import type { Server } from 'node:http'
import type { UpstreamTarget } from '#bff/targets.ts'
import { createEmulator } from '#emulator/emulator.ts'
import { emulatorListener } from '#emulator/node.ts'
import { regions } from '#emulator/world.ts'
import { demoSecretKey, type EmulatorSettings } from './environment.ts'
import { isTaken, listenLoopback, portOf } from './listen.ts'
import { openWorldFile, worldPath } from './world-file.ts'

/** The emulator on its own loopback port, so that curl reaches it as it would reach the cloud. */
export type DemoCloud = {
  readonly servers: readonly Server[]
  readonly origin: string
  /** How the BFF gets there. */
  readonly target: UpstreamTarget
  /** Lets go of its file, once no request runs. */
  readonly close: () => void
}

/**
 * Starts the emulator with one account whose keys are known.
 * @param otherwise what to do where the port is taken: `anyPort` takes a free one
 * @throws Trouble for a port that is taken or not allowed, or a world that is in use
 */
export async function startDemoCloud(settings: EmulatorSettings, otherwise: 'anyPort' | 'giveUp'): Promise<DemoCloud> {
  const { accessKey, secretKey, speed, port, fleet, dataDir } = settings
  const demoKeys = { accessKey, secretKey }
  const file = dataDir === undefined ? undefined : openWorldFile(worldPath(dataDir, accessKey, fleet), say)
  const demo = { ...demoKeys, fleet, ...(file === undefined ? {} : { chronicle: file }) }
  const listener = emulatorListener(createEmulator({ clock: { now: Date.now }, speed, demo }))
  const variable = 'EMULATOR_PORT'
  const servers = await listenLoopback(listener, { port, variable }).catch((error: unknown) => {
    if (otherwise === 'anyPort' && isTaken(error)) return listenLoopback(listener, { port: 0, variable })
    throw error
  })
  const origin = `http://127.0.0.1:${portOf(servers[0]!)}`
  const endpoints = Object.fromEntries(regions.map((region) => [region, `${origin}/${region}`]))
  return { servers, origin, target: { environment: 'demo', kind: 'demo', endpoints, demoKeys, speed }, close: () => file?.close() }
}

/** The keys for people who read a terminal. A secret of their own they know already, and a terminal's text is kept and shared. */
export function describeKeys({ accessKey, secretKey }: EmulatorSettings): string[] {
  return [`Access key: ${accessKey}`, `Secret key: ${secretKey === demoSecretKey ? secretKey : 'that of EMULATOR_SECRET_KEY'}`]
}

/** Where the emulator of a console goes: its own port, or any where the console itself sits on the default one. */
export function demoPort(settings: EmulatorSettings, consolePort: number): EmulatorSettings {
  return settings.port === consolePort && !settings.portAsked ? { ...settings, port: 0 } : settings
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
