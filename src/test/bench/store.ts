import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { root } from '#host/guard.mjs'
import { writeRow } from '#test/write-row.ts'
import { median, table, verdict } from './statistics.ts'
import type { Opened } from './store-open.ts'

const starts = 9
const writes = 100_000

/** What was compiled for one start serves the next, as with `npm start`. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') }

/** What the store on a file costs a start: the first one, a usual one, and one with a long journal. Each start is a process of its own. */
export async function benchStore(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-store-'))
  try {
    const first: Opened[] = []
    for (let round = 0; round < starts; round += 1) first.push(await open(join(folder, `first-${round}`)))
    const usual = await openMany(join(folder, 'first-0'))
    addWrites(join(folder, 'first-0', 'console.db'))
    const long = await openMany(join(folder, 'first-0'))
    // The fastest: others may use the machine, and make it slower but never faster.
    const ms = (all: readonly Opened[]) => Math.min(...all.map((each) => each.ms))
    const rss = median([...usual, ...long].map(({ rssMb }) => rssMb))
    return table([
      ['store', 'measured', 'budget'],
      ['a first start, which makes it, ms', ms(first).toFixed(1), ''],
      [`opening it, ms, the fastest of ${starts} starts`, ms(usual).toFixed(1), verdict(ms(usual), '≤', 10)],
      [`opening it with ${writes} writes in the journal, ms`, ms(long).toFixed(1), verdict(ms(long), '≤', 10)],
      ['a process that has done so, MB RSS', rss.toFixed(0), verdict(rss, '≤', 80)],
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function openMany(folder: string): Promise<readonly Opened[]> {
  const all: Opened[] = []
  for (let round = 0; round < starts; round += 1) all.push(await open(folder))
  return all
}

async function open(folder: string): Promise<Opened> {
  const child = fork(join(import.meta.dirname, 'store-open.ts'), [folder], { env })
  const [told] = (await once(child, 'message')) as [Opened]
  if (child.exitCode === null) await once(child, 'exit')
  return told
}

/** Fills the journal with writes that have ended. */
function addWrites(path: string): void {
  const database = new DatabaseSync(path)
  const row = writeRow('0', { state: 'done', plan: JSON.stringify({ title: 'x'.repeat(200), changes: [], effects: [] }) })
  const columns = Object.keys(row)
  const own = new Set(['id', 'idempotency_key', 'resource'])
  const values = columns.map((column) => (own.has(column) ? `${column} || number` : column))
  database.prepare(`INSERT INTO writes (${columns.join()}) VALUES (${columns.map(() => '?').join()})`).run(...Object.values(row))
  database.exec(`WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < ${writes})
    INSERT INTO writes (${columns.join()}) SELECT ${values.join()} FROM (SELECT * FROM writes LIMIT 1), numbers`)
  database.close()
}
