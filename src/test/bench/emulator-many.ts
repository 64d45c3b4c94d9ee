import { createServer } from 'node:http'
import { createEmulator } from '#emulator/emulator.ts'
import { emulatorListener } from '#emulator/node.ts'
import { keys } from '#emulator/testing/cloud.ts'
import { serveBench } from './child.ts'

/** The emulator with a fleet of thousands, which wakes up at the first call. @param argv how many clusters */
const fleet = Number(process.argv[2] ?? 10_000)
serveBench(createServer(emulatorListener(createEmulator({ clock: { now: Date.now }, demo: { ...keys, fleet } }))))
