import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayHaveHappened } from '#contract/errors.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import { minute, second } from '#emulator/testing/cloud.ts'
import { startRig, tickTock, type Engine, type Rig } from '#test/journal-rig.ts'
import type { Fate, Sent } from '#test/scripted-cloud.ts'
import type { Row } from './row.ts'
import type { Told } from './told.ts'

// Whatever is pressed, lost, killed and taken over in whatever order: nothing is sent twice, and nobody is told what is not so.

type Step =
  | { readonly kind: 'press'; readonly engine: 0 | 1; readonly form: number; readonly fate: Fate; readonly queue: boolean }
  | { readonly kind: 'release' }
  | { readonly kind: 'kill'; readonly engine: 0 | 1 }
  | { readonly kind: 'tick'; readonly engine: 0 | 1 }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'blind'; readonly on: boolean }
  | { readonly kind: 'store'; readonly engine: 0 | 1; readonly down: boolean }

const engine = fc.constantFrom<(0 | 1)[]>(0, 1)
const fates = fc.constantFrom<Fate[]>('answered', 'answered', 'refused_before', 'lost_before', 'lost_after', 'broken_after', 'held')
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('press' as const), engine, form: fc.nat(5), fate: fates, queue: fc.constant(false) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('press' as const), engine, form: fc.nat(5), fate: fates, queue: fc.constant(true) }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'release' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const), engine }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('tick' as const), engine }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(second, 5 * second, 20 * second, 5 * minute) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('blind' as const), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('store' as const), engine, down: fc.boolean() }) },
)

/** Six opened forms: two of each content, as in two tabs. */
const forms = ['create', 'create', 'stop', 'stop', 'restart', 'restart'] as const
const keyOf = (form: number, queue: boolean) => `form-${form}-${queue ? 'queued' : 'direct'}-0000`

class World {
  readonly engines: [Engine, Engine]
  readonly told: { readonly told: Told; readonly out: Sent | undefined }[] = []
  /** How often a key was pressed. */
  readonly #presses = new Map<string, number>()
  readonly pending: Promise<void>[] = []
  readonly problems: string[] = []
  readonly #rig: Rig
  readonly #id: string

  constructor(rig: Rig) {
    this.#rig = rig
    this.engines = [rig.engine(), rig.engine()]
    this.#id = rig.cloud.account.clusters().find(({ detail }) => detail.name === 'notify')!.id
    rig.cloud.account.setState(this.#id, 'RUNNING')
  }

  async run(given: Step): Promise<void> {
    const { script } = this.#rig
    if (given.kind === 'press') this.#press(given)
    else if (given.kind === 'release') script.release()
    else if (given.kind === 'kill') {
      this.engines[given.engine].kill()
      this.engines[given.engine] = this.#rig.engine()
    } else if (given.kind === 'tick') await Promise.race([this.engines[given.engine].journal.tick(), tickTock(200)])
    else if (given.kind === 'pass') this.#rig.pass(given.ms)
    else if (given.kind === 'blind') script.blind = given.on
    else this.engines[given.engine].store.down = given.down
    await tickTock()
    await this.check()
  }

  #press({ engine: which, form, fate, queue }: Extract<Step, { kind: 'press' }>): void {
    const key = keyOf(form, queue)
    // One fate for the next write that leaves, whoever sends it.
    this.#rig.script.fates.splice(0, Infinity, fate)
    const write = { key, queue }
    this.#presses.set(key, (this.#presses.get(key) ?? 0) + 1)
    const engineOf = this.engines[which]
    const name: WriteName = forms[form] === 'stop' ? 'stopCluster' : 'restartCluster'
    const told =
      forms[form] === 'create'
        ? engineOf.confirm('createCluster', { body: createBody({ name: 'wallet' }) }, { write })
        : engineOf.confirm(name, { cluster_id: this.#id }, { write })
    this.pending.push(
      told.then(
        (answer) => this.#hear(key, answer),
        () => undefined,
      ),
    )
  }

  /** What was so when it was told; later another attempt of the same form may be sent. */
  #hear(key: string, told: Told): void {
    const out = this.#rig.script.sent.find((each) => each.key === key)
    // A process whose store is down speaks of its own attempt: what became of the same key elsewhere it cannot know.
    const blind = told.kind === 'failed' && told.failure.kind === 'store_down' && this.#presses.get(key)! > 1
    if (!blind) this.told.push({ told, out: out && { ...out } })
  }

  /** Lets the journal find out all that it can. */
  async settle(): Promise<void> {
    const { script } = this.#rig
    script.fates.length = 0
    script.blind = false
    for (const each of this.engines) each.store.down = false
    script.release()
    await tickTock()
    for (let round = 0; round < 60; round += 1) {
      this.#rig.pass(round < 30 ? 20 * second : 2 * minute)
      for (const each of this.engines) await each.journal.tick()
    }
    await tickTock()
  }

  /** Holds what went out, what the journal says and what people were told against each other. */
  async check(): Promise<void> {
    const { sent } = this.#rig.script
    const keys = sent.map(({ key }) => key)
    this.problems.push(...keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${key} went out twice`))
    this.problems.push(...keys.filter((key) => key.startsWith('nobody')).map((key) => `sent by ${key}`))
    for (const row of await this.#rig.rows()) {
      const out = sent.find(({ key }) => key === row.idempotency_key)
      if (!isSo(row, out)) this.problems.push(`the journal says ${row.state} ${row.reason} of ${JSON.stringify(out)}`)
    }
    for (const { told, out } of this.told.splice(0))
      if (!isTrue(told, out)) this.problems.push(`told ${JSON.stringify(told)} of ${JSON.stringify(out)}`)
  }
}

/** Whether what the journal says of a row is so, by what went out and what the cloud has done. */
function isSo({ state, reason, resource_id, request_id }: Row, out: Sent | undefined): boolean {
  switch (state) {
    case 'accepted':
    case 'done':
    case 'failed':
      return (
        out?.done === true && (reason === 'found' ? out.resourceId === resource_id : request_id === null || out.requestId === request_id)
      )
    case 'rejected':
      return reason === 'refused_before' ? out === undefined : out?.done === false
    case 'queued':
    case 'prepared':
    case 'not_sent':
    case 'cancelled':
      return out === undefined
    case 'sending':
    case 'unknown':
    case 'not_applied':
    case 'abandoned':
      // Nobody knows, and nobody is told more than that.
      return true
  }
}

/** Whether what a person was told is so, by the same. */
function isTrue(told: Told, out: Sent | undefined): boolean {
  if (told.kind === 'accepted') return out?.done === true
  if (told.kind === 'queued' || told.failure.kind === 'duplicate' || told.failure.kind === 'key_reused') return true
  if (!told.failure.sent) return out === undefined
  return mayHaveHappened(told.failure) || out?.done === false
}

test('in any order of presses, losses, deaths and take-overs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30, size: 'max' }), async (steps) => {
      const rig = await startRig()
      try {
        const world = new World(rig)
        for (const each of steps) await world.run(each)
        await world.settle()
        await world.check()
        expect(world.problems).toEqual([])
        const rows = await rig.rows()
        // Nothing hangs: what is still open is left to a person, and says why.
        const hanging = rows.filter(({ state }) => ['prepared', 'sending', 'accepted'].includes(state))
        expect(hanging.map(({ operation, state, reason }) => [operation, state, reason])).toEqual([])
        const unknown = rows.filter(({ state }) => state === 'unknown')
        for (const { reason } of unknown) expect(reason).not.toBeNull()
        const first = rows.find(({ state }) => state === 'queued')
        if (first !== undefined && unknown.length === 0) expect(first.reason).not.toBeNull()
        for (const { sealed, state } of rows) if (state !== 'unknown' && state !== 'queued') expect(sealed).toBeNull()
      } finally {
        await rig.close()
      }
    }),
    { numRuns: 30 },
  )
}, 120_000)
