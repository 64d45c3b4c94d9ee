import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { judge } from './judge.ts'
import { openLane, type Lane } from './lane.ts'
import type { StoreAt } from './messages.ts'
import { isImpatient, type FaultedOperation, type Point } from './points.ts'
import type { Story } from './story.ts'
import { playTrial } from './trial.ts'

export type Campaign = {
  readonly journal: 'on' | 'off'
  /** How many servers share the store; two need one that can be shared. */
  readonly processes: 1 | 2
  /** Where a lane keeps its journal. @param folder the lane's own */
  readonly storeOf: (folder: string) => Promise<StoreAt>
  readonly points: readonly Point[]
  readonly operations: readonly FaultedOperation[]
  /** Of each point with each operation. */
  readonly trials: number
  /** How many are played at the same time. */
  readonly lanes: number
  /** For what must be kept while it runs. */
  readonly folder: string
  /** Told after each trial. */
  readonly progress?: (played: number, all: number) => void
}

/** What came of all trials of one point and one operation. */
export type Tally = {
  readonly point: Point
  readonly operation: FaultedOperation
  trials: number
  duplicates: number
  wrong: number
  /** Writes of which at some time nobody knew whether they arrived. */
  doubtful: number
  /** Those of them that the journal settled without a person. */
  resolved: number
  /** Those left unknown that had truly not been done, and those that had. */
  leftUndone: number
  leftDone: number
  /** In words, of the first few. */
  readonly problems: string[]
}

type Trial = { readonly point: Point; readonly operation: FaultedOperation; readonly variant: number }

/** Plays all trials. Whatever a server writes to its terminal is a problem too. */
export async function runCampaign(campaign: Campaign): Promise<readonly Tally[]> {
  const { journal, processes, storeOf } = campaign
  const tallies = new Map<string, Tally>()
  const all = trialsOf(campaign)
  const waiting = all.values()
  let played = 0
  const play = async (folder: string) => {
    mkdirSync(folder, { recursive: true })
    const said: string[] = []
    let lane: Lane | undefined
    try {
      for (const trial of waiting) {
        lane ??= await openLane({ journal, processes, store: await storeOf(folder), say: (text) => said.push(text.trim()) })
        count(tallies, await playTrial(lane, trial.point, trial.operation, trial.variant), said.splice(0))
        played += 1
        campaign.progress?.(played, all.length)
      }
    } finally {
      await lane?.close()
    }
  }
  await Promise.all(Array.from({ length: campaign.lanes }, (_, index) => play(join(campaign.folder, `lane-${index}`))))
  const { points, operations } = campaign
  return points.flatMap((point) => operations.flatMap((operation) => tallies.get(`${point} ${operation}`) ?? []))
}

/** Points where our own patience is short come last: a server has it from its start. */
function trialsOf({ points, operations, trials }: Campaign): readonly Trial[] {
  const all = points.flatMap((point) =>
    operations.flatMap((operation) => Array.from({ length: trials }, (_, variant) => ({ point, operation, variant }))),
  )
  return all.toSorted((a, b) => Number(isImpatient(a.point)) - Number(isImpatient(b.point)))
}

function count(tallies: Map<string, Tally>, story: Story, said: readonly string[]): void {
  const { point, operation, doubtful, left, truth } = story
  const key = `${point} ${operation}`
  const fresh = { point, operation, trials: 0, duplicates: 0, wrong: 0, doubtful: 0, resolved: 0, leftUndone: 0, leftDone: 0, problems: [] }
  const tally: Tally = tallies.get(key) ?? fresh
  tallies.set(key, tally)
  const { duplicates, wrong } = judge(story)
  const noise = said.map((text) => `The server says: ${text}`)
  tally.trials += 1
  if (duplicates.length > 0) tally.duplicates += 1
  if (wrong.length + noise.length > 0) tally.wrong += 1
  tally.doubtful += doubtful.length
  tally.resolved += doubtful.filter((id) => !left.includes(id)).length
  const wasDone = truth.length > 0 && story.presses.every(({ told }) => told.kind !== 'accepted')
  if (wasDone) tally.leftDone += left.length
  else tally.leftUndone += left.length
  for (const problem of [...duplicates, ...wrong, ...noise]) if (tally.problems.length < 3) tally.problems.push(problem)
}
