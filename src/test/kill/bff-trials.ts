import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Random } from '#emulator/random.ts'
import { openLane, type Lane } from '#test/faults/lane.ts'
import type { Press } from '#test/faults/person.ts'
import { everyRow, holdAgainst, readJournal } from './bff-check.ts'
import { workUntilDead, type Work } from './bff-load.ts'

export type BffReport = {
  readonly trials: number
  /** Writes that people pressed for, and those of them that were answered. */
  readonly pressed: number
  readonly answered: number
  /** Rows of the journal that were under way when the server died. */
  readonly underWay: number
  /** What is not as it should be. */
  readonly wrong: readonly string[]
}

const writes = 200
const clusters = 24

/**
 * Kills the server in the middle of two hundred mixed writes, again and again on the same store, and holds the journal against what
 * people were told and what the cloud did.
 * @param folder for the store
 * @param seed makes the load and the moments; the machine's own timing stays its own
 */
export async function killBffAgainAndAgain(folder: string, trials: number, seed: string): Promise<BffReport> {
  const random = new Random(seed)
  const wrong: string[] = []
  const total = { pressed: 0, answered: 0, underWay: 0 }
  const lane = await openLane({
    journal: 'on',
    processes: 1,
    store: { folder },
    say: (text) => wrong.push(`The server says: ${text.trim()}`),
  })
  try {
    for (let trial = 0; trial < trials; trial += 1) {
      const newcomer = await lane.newcomer(clusters)
      const { visitor, account } = newcomer
      for (const { id } of account.clusters()) account.setState(id, 'RUNNING')
      const work: Work = { left: writes, presses: [], random: new Random(`${seed} ${trial}`), visitor, account, lane }
      lane.wire.begin(undefined)
      await killInTheMiddle(lane, work, random.integer(10, writes - 20))
      wrong.push(...troubleOfFile(folder))
      await lane.revive()
      const atDeath = await everyRow(visitor)
      total.underWay += atDeath.filter(({ state }) => state === 'prepared' || state === 'sending').length
      await workUntilDead(work)
      const rows = await readJournal(lane, newcomer)
      wrong.push(...holdAgainst(rows, work.presses, lane.wire.sends))
      total.pressed += work.presses.length
      total.answered += work.presses.filter(isAnswered).length
    }
    return { trials, ...total, wrong }
  } finally {
    await lane.close()
  }
}

async function killInTheMiddle(lane: Lane, work: Work, after: number): Promise<void> {
  const victim = lane.bff()
  const working = workUntilDead(work, () => {
    if (work.presses.length >= after) void victim.kill()
  })
  await victim.ended
  await working
  await lane.wire.quiet()
}

function isAnswered({ told }: Press): boolean {
  return told.kind !== 'nothing'
}

/** The file of a server that was killed opens, and every page of it is whole. */
function troubleOfFile(folder: string): string[] {
  const [name] = readdirSync(folder).filter((each) => each.endsWith('.db'))
  if (name === undefined) return ['There is no store in the folder.']
  const database = new DatabaseSync(join(folder, name))
  try {
    const found = database
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(row['integrity_check']))
    return found.filter((line) => line !== 'ok').map((line) => `The store is damaged: ${line}`)
  } finally {
    database.close()
  }
}
