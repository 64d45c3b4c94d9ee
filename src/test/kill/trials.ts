import { isMoving } from '#contract/rules/states.ts'
import { Random } from '#emulator/random.ts'
import { Cluster, List } from './deeds.ts'
import { Ledger, work } from './load.ts'
import { start, type Victim } from './victim.ts'

export type Report = {
  readonly trials: number
  /** Kills before the victim had finished reading its world. */
  readonly whileWaking: number
  readonly accepted: number
  /** Clusters that were in the middle of something when the next process looked. */
  readonly halfDone: number
  /** The longest that a start took until it listened (ms). */
  readonly slowestStart: number
  /** What was acknowledged and is gone; empty is what there should be. */
  readonly lost: readonly string[]
}

const workers = 8

/**
 * Kills the demo cloud under load, again and again on the same folder, and looks each time whether what it had acknowledged is there.
 * @param seed makes the load and the moments; the machine's own timing stays its own
 */
export async function killAgainAndAgain(folder: string, trials: number, seed: string): Promise<Report> {
  const random = new Random(seed)
  const ledger = new Ledger()
  const lost: string[] = []
  let whileWaking = 0
  let halfDone = 0
  let slowestStart = 0
  const birth = async () => {
    const from = performance.now()
    const victim = await start(folder, (text) => lost.push(`It says: ${text.trim()}`)).ready
    slowestStart = Math.max(slowestStart, performance.now() - from)
    return victim
  }
  let looked = 0
  const look = async (victim: Victim) => {
    halfDone += await check(victim, ledger, ledger.accepted.slice(looked), lost)
    looked = ledger.accepted.length
  }
  for (let trial = 0; trial < trials; trial += 1) {
    if (trial % 5 === 4) {
      whileWaking += 1
      const early = start(folder, () => undefined)
      await pause(random.integer(100, 900))
      await early.kill()
    }
    const victim = await birth()
    await look(victim)
    const clusters = List.parse((await victim.call('GET', '/kr-west1/v1/clusters?size=1000')).body).contents.map(({ id }) => id)
    const working = Array.from({ length: workers }, (_, index) => work(victim, clusters, ledger, new Random(`${seed} ${trial} ${index}`)))
    await Promise.race([ledger.more(random.integer(10, 80)), ...working])
    await pause(random.integer(0, 30))
    await victim.kill()
    await Promise.all(working)
  }
  const last = await birth()
  await look(last)
  await last.admin('POST', '/clock', { advanceMs: 3 * 3_600_000 })
  ledger.clock.least += 3 * 3_600_000
  ledger.clock.most += 3 * 3_600_000
  if ((await check(last, ledger, ledger.accepted, lost)) > 0) lost.push('Something is still under way three hours later.')
  await last.kill()
  return { trials, whileWaking, accepted: ledger.accepted.length, halfDone, slowestStart, lost }
}

/** Looks for everything in the ledger. @returns how many clusters are in the middle of something */
async function check(victim: Victim, ledger: Ledger, requests: readonly string[], lost: string[]): Promise<number> {
  let moving = 0
  await inParallel(requests, async (id) => {
    const { status } = await victim.call('GET', `/kr-west1/v1/requests/${id}`)
    if (status !== 200) lost.push(`The request ${id} is answered ${status}.`)
  })
  await inParallel([...ledger.claims], async ([id, claims]) => {
    const { status, body, offsetMs } = await victim.call('GET', `/kr-west1/v1/clusters/${id}`)
    const detail = status === 200 ? Cluster.parse(body) : undefined
    if (detail !== undefined && isMoving(detail.service_state)) moving += 1
    for (const { operation, holds } of claims.values()) if (!holds(detail)) lost.push(`${operation} of ${id} has no effect.`)
    const { least, most } = ledger.clock
    if (offsetMs < least || offsetMs > most) lost.push(`The clock is ${offsetMs} ms ahead, not ${least} to ${most}.`)
  })
  return moving
}

async function inParallel<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values()
  const lane = async () => {
    for (const item of rest) await run(item)
  }
  await Promise.all(Array.from({ length: workers }, lane))
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms))
}
