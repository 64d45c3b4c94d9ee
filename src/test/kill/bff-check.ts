import { entryPath, journalPath, type JournalDetail, type JournalEntry, type JournalPage } from '#contract/bff/journal.ts'
import { consoleHeader } from '#contract/bff/session.ts'
import type { Lane, Newcomer } from '#test/faults/lane.ts'
import type { Press } from '#test/faults/person.ts'
import { isSettled } from '#test/faults/settled.ts'
import type { Send } from '#test/faults/wire.ts'
import type { Visitor } from '#test/visitor.ts'

/** All rows that this person may see. */
export async function everyRow(visitor: Visitor): Promise<readonly JournalEntry[]> {
  const rows: JournalEntry[] = []
  for (let page = 0; ; page += 1) {
    const { entries, count } = (await ask(visitor, `${journalPath}?size=100&page=${page}`)) as JournalPage
    rows.push(...entries)
    if (entries.length === 0 || rows.length >= count) return rows
  }
}

/** All rows in full, once the journal has done by itself what it can do. */
export async function readJournal(lane: Lane, { visitor, account }: Newcomer): Promise<readonly JournalDetail[]> {
  let rows = await everyRow(visitor)
  for (let round = 0; round < 40 && !rows.every((row) => isSettled(row, account.now())); round += 1) {
    await lane.pass(150_000)
    rows = await everyRow(visitor)
  }
  return Promise.all(rows.map(async ({ id }) => (await ask(visitor, entryPath(id))) as JournalDetail))
}

async function ask(visitor: Visitor, path: string): Promise<unknown> {
  const response = await visitor.fetch(path, { headers: { [consoleHeader]: '1' } })
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`)
  return response.json()
}

const says = ({ operation, target, state }: JournalDetail) => `${operation} of ${target} (${state})`
/** With these the cloud has accepted it. */
const accepted = new Set(['accepted', 'done', 'failed'])

/** What of the journal is not so: held against what people were told, and against what the network carried to the cloud. */
export function holdAgainst(rows: readonly JournalDetail[], presses: readonly Press[], sends: readonly Send[]): string[] {
  return [...missingAnswers(rows, presses), ...wrongRows(rows, sends)]
}

/** Every answer that people got stands in the journal as they were told. */
function missingAnswers(rows: readonly JournalDetail[], presses: readonly Press[]): string[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return presses.flatMap(({ told }) => {
    if (told.kind === 'nothing' || (told.kind === 'failure' && told.writeId === undefined)) return []
    const row = byId.get(told.writeId ?? '')
    if (row === undefined) return [`An answer names no row of the journal (${told.kind}).`]
    if (told.kind === 'accepted') {
      if (row.requestId !== told.requestId) return [`Told ${told.requestId}, but the journal has ${row.requestId}: ${says(row)}.`]
      return accepted.has(row.state) ? [] : [`Told that it was accepted, but the journal says: ${says(row)}.`]
    }
    const refused = told.failure.kind !== 'duplicate' && told.failure.status >= 400 && told.failure.status < 500
    return refused && row.state !== 'rejected' ? [`Told that it was refused, but the journal says: ${says(row)}.`] : []
  })
}

/** Each thing that the cloud has done belongs to one row that says so or does not know, and no row says more than that. */
function wrongRows(rows: readonly JournalDetail[], sends: readonly Send[]): string[] {
  const wrong: string[] = []
  const done = new Map(sends.flatMap((send) => (send.outcome === 'done' ? [[send.requestId ?? '', send] as const] : [])))
  const withoutId: JournalDetail[] = []
  for (const row of rows) {
    if (row.requestId === null) withoutId.push(row)
    else if (accepted.has(row.state) && !done.delete(row.requestId)) wrong.push(`The cloud has no ${row.requestId}: ${says(row)}.`)
  }
  // The answer was lost: what is left over must be known by its target, or honestly unknown.
  const found = withoutId.filter(({ state }) => accepted.has(state))
  const open = withoutId.filter(({ state }) => state === 'unknown')
  for (const [id, send] of done) {
    const isIt = (row: JournalDetail) => send.target.endsWith(row.target) && (row.resourceId === null || row.resourceId === send.resourceId)
    const list = found.some(isIt) ? found : open
    const index = list.findIndex(isIt)
    if (index < 0) wrong.push(`The cloud has done ${id} (${send.target}), and no row says so.`)
    else list.splice(index, 1)
  }
  return [...wrong, ...found.map((row) => `The cloud has not done ${says(row)}.`)]
}
