/*
 * `npm run kill -- --trials 50`: kills the demo cloud under load and looks whether anything that it had acknowledged is lost.
 * With `--bff`: kills the server in the middle of 200 mixed writes, and holds its journal against what is so.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { killBffAgainAndAgain } from './bff-trials.ts'
import { killAgainAndAgain } from './trials.ts'

const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now()) },
    bff: { type: 'boolean', default: false },
  },
})
const trials = Number(values.trials)
if (!Number.isInteger(trials) || trials < 1) throw new Error('--trials must be a whole number above 0.')
const folder = mkdtempSync(join(tmpdir(), 'kill-'))
try {
  const { lines, problems } = values.bff ? await killServer() : await killCloud()
  process.stdout.write(`${[...lines, ...problems.slice(0, 50)].join('\n')}\n`)
  if (problems.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function killCloud() {
  const { accepted, whileWaking, halfDone, slowestStart, lost } = await killAgainAndAgain(folder, trials, values.seed)
  const lines = [
    `Killed ${trials} times under load and ${whileWaking} times while it woke (seed ${values.seed}).`,
    `Acknowledged writes: ${accepted}. Lost: ${lost.length}. Clusters found in the middle of something: ${halfDone}.`,
    `The slowest start took ${(slowestStart / 1000).toFixed(1)} s.`,
  ]
  return { lines, problems: lost }
}

async function killServer() {
  const { pressed, answered, underWay, wrong } = await killBffAgainAndAgain(folder, trials, values.seed)
  const lines = [
    `Killed ${trials} times in the middle of 200 mixed writes (seed ${values.seed}).`,
    `Writes: ${pressed}, answered: ${answered}, under way when it died: ${underWay}. Wrong in the journal: ${wrong.length}.`,
  ]
  return { lines, problems: wrong }
}
