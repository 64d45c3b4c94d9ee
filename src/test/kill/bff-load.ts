import type { OperationName } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import type { AccountHandle } from '#emulator/account-handle.ts'
import type { Random } from '#emulator/random.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import type { Lane } from '#test/faults/lane.ts'
import { openForm, press, type Form, type Press } from '#test/faults/person.ts'
import type { Visitor } from '#test/visitor.ts'
import { nextDeed, terminate, type Deed } from './deeds.ts'

/** A load that is shared by several people at one account. */
export type Work = {
  /** How many writes are still to be pressed for. */
  left: number
  readonly presses: (Press & { readonly operation: OperationName })[]
  readonly random: Random
  readonly visitor: Visitor
  readonly account: AccountHandle
  readonly lane: Lane
}

const people = 8

/** People press until there is nothing left to do, or the server is gone. @param pressed called after each press */
export async function workUntilDead(work: Work, pressed: () => void = () => undefined): Promise<void> {
  const one = async () => {
    while (work.left > 0) {
      work.left -= 1
      const form = nextForm(work)
      const result = await press(work.visitor, form)
      work.presses.push({ ...result, operation: form.operation })
      pressed()
      if (result.told.kind === 'nothing') return
      // What runs on a cluster ends after a while, and then the next one has a chance there.
      if (work.presses.length % 5 === 0) await work.lane.pass(60_000).catch(() => undefined)
    }
  }
  await Promise.all(Array.from({ length: people }, one))
}

function nextForm({ random, account }: Work): Form {
  const chance = random.fraction()
  if (chance < 0.1) {
    const name = `kill${lettersOf(random)}`
    return openForm({ operation: 'createCluster', input: { body: createBody({ name }) }, cluster: { name } })
  }
  const all = account.clusters()
  const { id, name } = all[random.integer(0, all.length - 1)]!.detail
  const { operation, body }: Deed = chance < 0.15 ? terminate : nextDeed(random)
  return openForm({ operation: operation as WriteName, input: { cluster_id: id, body }, cluster: { id, name } })
}

/** Names have letters only. There are few, so that some creates meet one of the same name. */
function lettersOf(random: Random): string {
  return random.pick(['a', 'b', 'c', 'd', 'e', 'f'])
}
