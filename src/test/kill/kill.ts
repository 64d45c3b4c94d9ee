/* `npm run kill -- --trials 50`: kills the demo cloud under load and looks whether anything that it had acknowledged is lost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { killAgainAndAgain } from './trials.ts'

const { values } = parseArgs({
  options: { trials: { type: 'string', default: '10' }, seed: { type: 'string', default: String(Date.now()) } },
})
const trials = Number(values.trials)
if (!Number.isInteger(trials) || trials < 1) throw new Error('--trials must be a whole number above 0.')
const folder = mkdtempSync(join(tmpdir(), 'kill-'))
try {
  const { accepted, whileWaking, halfDone, slowestStart, lost } = await killAgainAndAgain(folder, trials, values.seed)
  const lines = [
    `Killed ${trials} times under load and ${whileWaking} times while it woke (seed ${values.seed}).`,
    `Acknowledged writes: ${accepted}. Lost: ${lost.length}. Clusters found in the middle of something: ${halfDone}.`,
    `The slowest start took ${(slowestStart / 1000).toFixed(1)} s.`,
    ...lost.slice(0, 50),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  if (lost.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
