/* `npm run emulator`: the demo cloud alone, for curl, scripts and tests of other programs. */
import { describeKeys, startDemoCloud } from './demo-cloud.ts'
import { emulatorSettings } from './environment.ts'
import { endOnSignal } from './shutdown.ts'
import { giveUp } from './trouble.mjs'

async function emulate(): Promise<void> {
  const settings = emulatorSettings(process.env)
  const { servers, target, close } = await startDemoCloud(settings, 'giveUp')
  endOnSignal({ servers, release: close, graceMs: 1_000 })
  const lines = [
    ...Object.entries(target.endpoints).map(([region, endpoint]) => `Endpoint of ${region}: ${endpoint}`),
    ...describeKeys(settings),
    settings.dataDir === undefined ? 'Its world ends with it.' : `Its world is kept in ${settings.dataDir}.`,
    `Durations: those of the real cloud${settings.speed === 1 ? '' : ` divided by ${settings.speed}`}. Ctrl-C ends it.`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

await emulate().catch(giveUp)
