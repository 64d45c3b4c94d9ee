import { startDemoCloud } from '#host/demo-cloud.ts'
import { emulatorSettings } from '#host/environment.ts'

/* The demo cloud as `npm run emulator` runs it, on any port; it tells its parent which. Configured by the environment. */
const { origin } = await startDemoCloud({ ...emulatorSettings(process.env), port: 0 }, 'giveUp')
process.on('disconnect', () => process.exit(0))
process.send?.(origin)
