import { listRows, type Wanted } from '#bff/journal/list.ts'
import type { OpenStore } from '#bff/store/open.ts'
import type { WriteTable } from '#bff/store/tables.ts'
import { writeRow } from '#test/write-row.ts'

const clusters = 500
const people = 40
const operations = ['restartCluster', 'setParameterValues', 'setServerType', 'setBackup', 'stopCluster', 'startCluster'] as const
const states = ['done', 'done', 'done', 'done', 'done', 'done', 'done', 'failed', 'rejected', 'cancelled'] as const
const regions = ['kr-west1', 'kr-east1'] as const
const minute = 60_000
const begin = Date.UTC(2024, 0, 1)
const idOf = (number: number) => `c${(number % clusters).toString(16).padStart(31, '0')}`

/** A journal of some years, as a team of forty leaves it: its rows from the one number to before the other. */
export async function fillJournal({ db }: OpenStore, first: number, end: number): Promise<void> {
  // As many values as a statement of either engine takes.
  const atOnce = 400
  for (let from = first; from < end; from += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, end - from) }, (_, index) => rowOf(from + index))
    await db.insertInto('writes').values(rows).execute()
  }
}

function rowOf(number: number): WriteTable {
  const at = begin + number * 15 * minute
  const name = `service-${number % clusters}`
  return writeRow(`w${number.toString(16).padStart(31, '0')}`, {
    actor: `person ${number % people}`,
    operation: operations[number % operations.length]!,
    state: states[(number * 7) % states.length]!,
    region: regions[number % regions.length]!,
    cluster_id: idOf(number),
    cluster_name: name,
    created_at: at,
    sent_at: at,
    ended_at: at + minute,
    took_ms: minute,
    request_id: `req-${number}`,
    plan: JSON.stringify({ title: `Change ${name}`, changes: [], effects: ['x'.repeat(400)] }),
    search: `${name} req-${number} ${idOf(number)} person ${number % people}`,
  })
}

/** What people ask a long journal for: pages near and far, each filter, and searches that find much, little and nothing. */
export const questions: Readonly<Record<string, Partial<Wanted>>> = {
  'the newest page': {},
  'a page far back': { page: 2_000 },
  'what failed': { states: ['failed'] },
  'one operation': { operation: 'setBackup' },
  'one region': { region: 'kr-east1' },
  'one cluster': { cluster: idOf(17) },
  'one person': { actor: 'person 7' },
  'one month': { from: begin + 400 * 24 * 60 * minute, to: begin + 430 * 24 * 60 * minute },
  'a request id': { q: 'req-70123' },
  'part of a name': { q: 'service-12' },
  'what is not there': { q: 'nowhere to be found' },
  'failed of one operation in one region': { states: ['failed'], operation: 'setParameterValues', region: 'kr-east1' },
}

/** Asks each question so often. @returns ms of each, by question */
export async function ask({ db }: OpenStore, times: number): Promise<ReadonlyMap<string, readonly number[]>> {
  const took = new Map<string, number[]>(Object.keys(questions).map((name) => [name, []]))
  for (let round = 0; round < times; round += 1)
    for (const [name, wanted] of Object.entries(questions)) {
      const from = performance.now()
      await listRows(db, 'credential c', { page: 0, size: 50, ...wanted })
      took.get(name)?.push(performance.now() - from)
    }
  return took
}
