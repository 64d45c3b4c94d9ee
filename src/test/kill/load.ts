import { buildTarget } from '#contract/operation.ts'
import { operations } from '#contract/operations.ts'
import { AsyncResponse } from '#contract/postgresql/shared.ts'
import type { Random } from '#emulator/random.ts'
import { create, nextDeed, terminate, type Deed } from './deeds.ts'
import type { Victim } from './victim.ts'

/** What the demo cloud has acknowledged: it must never be lost. */
export class Ledger {
  /** Request ids of accepted writes. */
  readonly accepted: string[] = []
  /** What must hold, by cluster and aspect. */
  readonly claims = new Map<string, Map<string, Deed>>()
  /** How far the clock was moved (ms): at least, and with the moves that were under way. */
  clock = { least: 0, most: 0 }
  /** Clusters that the load made itself, and may end. */
  readonly made: string[] = []
  #awaited: { readonly count: number; readonly resolve: () => void } | undefined

  accept(requestId: string): void {
    this.accepted.push(requestId)
    if (this.accepted.length >= (this.#awaited?.count ?? Number.POSITIVE_INFINITY)) this.#awaited?.resolve()
  }

  /** Resolves once so many writes more were acknowledged. */
  more(count: number): Promise<void> {
    return new Promise((resolve) => (this.#awaited = { count: this.accepted.length + count, resolve }))
  }

  claim(cluster: string, deed: Deed): void {
    const claims = deed.aspect === 'life' ? new Map<string, Deed>() : (this.claims.get(cluster) ?? new Map<string, Deed>())
    this.claims.set(cluster, claims.set(deed.aspect, deed))
  }

  /** A call that got no answer may have been done or not. */
  doubt(cluster: string, deed: Deed): void {
    if (deed.aspect === 'life') this.claims.delete(cluster)
    else this.claims.get(cluster)?.delete(deed.aspect)
  }
}

/** Writes in a row until the victim dies. @throws where it answers what it never should */
export async function work(victim: Victim, clusters: readonly string[], ledger: Ledger, random: Random): Promise<void> {
  for (;;) {
    const chance = random.fraction()
    const alive = chance < 0.03 ? await moveClock(victim, ledger) : await doOne(victim, chooseOne(clusters, ledger, random, chance), ledger)
    if (!alive) return
  }
}

type Choice = { readonly cluster: string; readonly deed: Deed }

function chooseOne(clusters: readonly string[], ledger: Ledger, random: Random, chance: number): Choice {
  if (chance < 0.08) return { cluster: '', deed: create }
  const made = ledger.made[0]
  // It takes a while until a new cluster may be ended.
  if (chance < 0.1 && made !== undefined && ledger.made.length > 3) return { cluster: made, deed: terminate }
  return { cluster: clusters[random.integer(0, clusters.length - 1)]!, deed: nextDeed(random) }
}

/** @returns whether the victim was there to answer */
async function doOne(victim: Victim, { cluster, deed }: Choice, ledger: Ledger): Promise<boolean> {
  const target = `/kr-west1${buildTarget(deed.operation, { cluster_id: cluster })}`
  let answer: Awaited<ReturnType<Victim['call']>>
  try {
    answer = await victim.call(operations[deed.operation].method, target, deed.body)
  } catch {
    ledger.doubt(cluster, deed)
    return false
  }
  if (answer.status === 202) {
    const { request_id, resource } = AsyncResponse.parse(answer.body)
    ledger.accept(request_id)
    ledger.claim(resource.id, deed)
    if (deed === create) ledger.made.push(resource.id)
    if (deed === terminate) ledger.made.splice(ledger.made.indexOf(cluster), 1)
  } else if (answer.status !== 400 && answer.status !== 404) throw new Error(`${deed.operation} was answered ${answer.status}.`)
  return true
}

async function moveClock(victim: Victim, ledger: Ledger): Promise<boolean> {
  ledger.clock.most += 1000
  try {
    await victim.admin('POST', '/clock', { advanceMs: 1000 })
  } catch {
    return false
  }
  ledger.clock.least += 1000
  return true
}
