/*
 * `npm run faults -- --trials 50 --store sqlite`: kills the server and breaks the network at every point of a write's life, and holds
 * what people were told against what the cloud did. Exits 1 for a duplicate or a wrong statement.
 * `--processes 2` lets two servers share the store: the person goes on at the other one.
 * `--journal off` plays the same without a journal: then it must find some. `--point` and `--operation` choose, and may repeat.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgresql } from '#test/postgresql-server.ts'
import { createDatabase } from '#test/postgresql.ts'
import { runCampaign } from './campaign.ts'
import { faultedOperations, pointNames } from './points.ts'
import { isClean, report } from './table.ts'

const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '5' },
    store: { type: 'string', default: 'sqlite' },
    journal: { type: 'string', default: 'on' },
    point: { type: 'string', multiple: true, default: [...pointNames] },
    operation: { type: 'string', multiple: true, default: [...faultedOperations] },
    processes: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '2' },
  },
})
const store = oneOf('--store', values.store, ['sqlite', 'postgresql'] as const)
const journal = oneOf('--journal', values.journal, ['on', 'off'] as const)
const processes = oneOf('--processes', values.processes, ['1', '2'] as const) === '2' ? 2 : 1
if (processes === 2 && store === 'sqlite') throw new Error('Two processes share a store of PostgreSQL alone: --store postgresql.')
const trials = wholeNumber('--trials', values.trials)
const folder = mkdtempSync(join(tmpdir(), 'faults-'))
const server = store === 'postgresql' ? await startPostgresql() : undefined
try {
  const from = performance.now()
  const tallies = await runCampaign({
    journal,
    processes,
    storeOf: async (own) => (server === undefined ? { folder: own } : { folder: own, url: (await createDatabase(server.url)).url }),
    points: values.point.map((point) => oneOf('--point', point, pointNames)),
    operations: values.operation.map((operation) => oneOf('--operation', operation, faultedOperations)),
    trials,
    lanes: wholeNumber('--lanes', values.lanes),
    folder,
    progress: (played, all) => process.stderr.isTTY && process.stderr.write(`\r${played} of ${all}`),
  })
  const seconds = ((performance.now() - from) / 1000).toFixed(0)
  process.stdout.write(
    `\n${report(tallies)}\n\nN = ${trials}, ${store}, ${processes === 2 ? 'two servers' : 'one server'}, journal ${journal}, ${seconds} s.\n`,
  )
  if (!isClean(tallies)) process.exitCode = 1
} finally {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value)
  if (found === undefined) throw new Error(`${name} must be one of ${allowed.join(', ')}.`)
  return found
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} must be a whole number above 0.`)
  return value
}
