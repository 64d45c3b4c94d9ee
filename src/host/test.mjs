/*
 * `npm test`: every check there is, on a machine where nothing is installed yet. The last line counts: `N passed, N failed`.
 * A step that is no test suite (types, lint, format, dead code) counts only where it fails.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { runJourneys } from './e2e.mjs'
import { root, runChild } from './guard.mjs'
import { installIfNeeded } from './install.mjs'
import { explain, giveUp } from './trouble.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const reports = join(root, '.cache')
const unitReport = join(reports, 'unit.json')
const e2eReport = join(reports, 'e2e.json')

/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 }

/** @param {string} line */
const say = (line) => void process.stdout.write(`\n── ${line}\n`)

/**
 * Runs one step; where it fails without a failing test to show for it, the step itself is one failure.
 * @param {string} name
 * @param {() => Promise<number>} work gives an exit code
 * @param {() => Counts} [counts]
 */
async function step(name, work, counts = () => ({ passed: 0, failed: 0, skipped: 0 })) {
  say(name)
  let code = 1
  try {
    code = await work()
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
  }
  const { passed, failed, skipped } = counts()
  total.passed += passed
  total.failed += code !== 0 && failed === 0 ? 1 : failed
  total.skipped += skipped
  return code === 0
}

/** The steps of `npm run check`, each as its own, so that one failure does not hide the next. */
function checkSteps() {
  /** @type {{ scripts: Record<string, string> }} */
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return [...(scripts['check'] ?? '').matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => ({ name, command: scripts[name] ?? 'false' }))
}

/**
 * A line of package.json's scripts, with the tools and the Node of the lock file first on the PATH.
 * @param {string} command
 */
function runScript(command) {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter)
  return runChild('sh', ['-c', command], { cwd: root, env: { ...process.env, PATH: path, UNIT_REPORT: unitReport } })
}

/** @returns {Counts} */
function unitCounts() {
  /** @type {{ numPassedTests?: number, numFailedTests?: number, numPendingTests?: number, numTodoTests?: number }} */
  const report = readReport(unitReport)
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
}

/** @returns {Counts} */
function e2eCounts() {
  /** @type {{ stats?: { expected: number, unexpected: number, flaky: number, skipped: number } }} */
  const { stats } = readReport(e2eReport)
  return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0, skipped: stats?.skipped ?? 0 }
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}

/** @param {() => Promise<void>} work @returns {() => Promise<number>} */
const succeeds = (work) => async () => {
  await work()
  return 0
}

try {
  mkdirSync(reports, { recursive: true })
  rmSync(unitReport, { force: true })
  rmSync(e2eReport, { force: true })
} catch (error) {
  giveUp(error)
}

const installed = await step(
  'dependencies',
  succeeds(() => installIfNeeded(say)),
)
if (installed) {
  const built = await step(
    'build',
    succeeds(() => buildIfNeeded(say)),
  )
  for (const { name, command } of checkSteps()) {
    await step(`${name}: ${command}`, () => runScript(command), name === 'check:unit' ? unitCounts : undefined)
  }
  if (built) await step('journeys', () => runJourneys(say, { report: e2eReport }), e2eCounts)
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${total.skipped === 0 ? '' : `, ${total.skipped} skipped`}\n`)
process.exitCode = total.failed === 0 ? 0 : 1
