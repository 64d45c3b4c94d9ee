import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { consoleOrigin, emulatorOrigin, runFolder } from './cloud.ts'

// Set by src/host/e2e.mjs, which finds free ports and a browser; the defaults serve an editor's test runner.
const { PW_CHROMIUM_PATH: browser, E2E_REPORT: report } = process.env
const cache = (path: string) => fileURLToPath(new URL(`../.cache/${path}`, import.meta.url))

const lab = Object.fromEntries(['kr-west1', 'kr-east1'].map((region) => [region, `${emulatorOrigin}/${region}`]))

export default defineConfig({
  testMatch: '*.e2e.ts',
  projects: [
    { name: 'journeys', testIgnore: 'canaries.e2e.ts', teardown: 'canaries' },
    // Searches what all others have left behind.
    { name: 'canaries', testMatch: 'canaries.e2e.ts' },
  ],
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // On a shared machine a journey may lose its time to a neighbour: it gets one more chance there, and is reported as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  // A busy machine is slow, not wrong: what is awaited comes or never does.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  outputDir: cache('e2e'),
  reporter: report === undefined ? 'list' : [['list'], ['json', { outputFile: report }]],
  use: {
    baseURL: consoleOrigin,
    // A system browser takes the path alone: with a channel or a sandbox it does not start as root.
    launchOptions: browser === undefined ? {} : { executablePath: browser },
    locale: 'en-US',
    timezoneId: 'Asia/Seoul',
    colorScheme: 'light',
    // Turning rings cost a headless browser half a core; that they turn is nothing a journey looks at.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace slows every step down; `npm run e2e -- --trace on` makes one of a journey that fails.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  // The built console, the real BFF and the emulator, in one process. `lab` is the emulator once more, as a cloud that the operator lists.
  webServer: {
    command: 'node src/host/run.mjs src/host/console.ts',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    url: `${consoleOrigin}/healthz`,
    env: {
      PORT: new URL(consoleOrigin).port,
      EMULATOR_PORT: new URL(emulatorOrigin).port,
      LOG_FILE: join(runFolder, 'log'),
      LOG_LEVEL: 'info',
      // The durations of the real cloud: journeys move their own clocks.
      EMULATOR_SPEED: '1',
      // Whole fleets are read within seconds.
      FLEET_CALLS_PER_MINUTE: '6000',
      // A folder of the run's own (e2e.mjs empties it): the cloud of a person is left alone.
      DATA_DIR: join(runFolder, 'data'),
      // Tests of the store may be given a database; the journeys keep to their folder.
      DATABASE_URL: '',
      SCP_ENDPOINTS: JSON.stringify({ lab }),
    },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    timeout: 60_000,
  },
})
