import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

// Set by src/host/e2e.mjs, which finds free ports and a browser; the defaults serve an editor's test runner.
const { PW_CHROMIUM_PATH: browser, E2E_REPORT: report, E2E_PORT: port = '4610', E2E_EMULATOR_PORT: emulatorPort = '4611' } = process.env
const origin = `http://localhost:${port}`
const cache = (path: string) => fileURLToPath(new URL(`../.cache/${path}`, import.meta.url))

export default defineConfig({
  testMatch: '*.e2e.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 30_000,
  outputDir: cache('e2e'),
  reporter: report === undefined ? 'list' : [['list'], ['json', { outputFile: report }]],
  use: {
    baseURL: origin,
    // A system browser takes the path alone: with a channel or a sandbox it does not start as root.
    launchOptions: browser === undefined ? {} : { executablePath: browser },
    locale: 'en-US',
    timezoneId: 'Asia/Seoul',
    colorScheme: 'light',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  // The built console, the real BFF and the emulator, in one process.
  webServer: {
    command: 'node src/host/run.mjs src/host/console.ts',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    url: `${origin}/healthz`,
    env: { PORT: port, EMULATOR_PORT: emulatorPort, LOG_FILE: cache('e2e.log') },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    timeout: 30_000,
  },
})
