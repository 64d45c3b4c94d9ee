import { deedPath, entryPath, journalPath, type JournalDetail, type JournalEntry, type JournalPage } from '#contract/bff/journal.ts'
import { consoleHeader } from '#contract/bff/session.ts'
import type { AccountHandle } from '#emulator/account-handle.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import type { Visitor } from '#test/visitor.ts'
import type { Lane, Newcomer } from './lane.ts'
import { openForm, press, type Form, type Press, type Wish } from './person.ts'
import { isImpatient, isKillPoint, type FaultedOperation, type Point } from './points.ts'
import { isSettled } from './settled.ts'
import type { Claim, Story } from './story.ts'
import type { Send, WireFault } from './wire.ts'

const second = 1000
const minute = 60 * second

/** How the journal is waited for: longer than it looks by itself, and than the operations take. */
const steps = [...Array<number>(12).fill(5 * second), ...Array<number>(22).fill(30 * second), ...Array<number>(10).fill(2 * minute)]

/**
 * One trial: a person presses, something goes wrong at the point, the person presses again as people do, and the journal (where
 * there is one) finds out what became of it.
 * @param variant any number; varies what the trials of a point do not have in common
 */
export async function playTrial(lane: Lane, point: Point, operation: FaultedOperation, variant: number): Promise<Story> {
  await lane.revive(isImpatient(point))
  const scene = await Scene.open(lane, point, operation, variant)
  await scene.strike()
  // The same form once more, then another tab; whoever is told that it was accepted leaves it at that.
  await scene.pressUntilAccepted(scene.form)
  if (variant % 3 === 1) await lane.wire.release()
  await scene.pressUntilAccepted(scene.newForm())
  await lane.wire.release()
  if (lane.journal === 'on') await scene.settle()
  else await lane.pass(30 * minute)
  await scene.comeBack()
  return scene.story()
}

/** A trial under way. */
class Scene {
  readonly form: Form
  readonly #lane: Lane
  readonly #point: Point
  readonly #operation: FaultedOperation
  readonly #variant: number
  readonly #there: Visitor | undefined
  /** Where the person is now. */
  #visitor: Visitor
  readonly #account: AccountHandle
  readonly #signIn: () => Promise<void>
  /** Ids of the clusters that were there at first. */
  readonly #before: ReadonlySet<string>
  readonly #wish: Wish
  readonly #presses: (Press & { sends: readonly Send[] })[] = []
  readonly #claims: Claim[] = []
  #doubtful: string[] = []
  #left: string[] = []

  private constructor(
    lane: Lane,
    point: Point,
    operation: FaultedOperation,
    variant: number,
    { account, visitor, there, signIn }: Newcomer,
  ) {
    this.#lane = lane
    this.#point = point
    this.#operation = operation
    this.#variant = variant
    this.#visitor = visitor
    this.#there = there
    this.#account = account
    this.#signIn = signIn
    for (const { id } of this.#account.clusters()) this.#account.setState(id, 'RUNNING')
    this.#before = new Set(this.#account.clusters().map(({ id }) => id))
    this.#wish = wishFor(operation, this.#account)
    this.form = this.newForm()
  }

  static async open(lane: Lane, point: Point, operation: FaultedOperation, variant: number): Promise<Scene> {
    // Names may repeat: half of the creates meet a cluster that has the name already.
    const fleet = operation === 'createCluster' && variant % 2 === 0 ? 'empty' : 1
    return new Scene(lane, point, operation, variant, await lane.newcomer(fleet))
  }

  /** Another tab: the same wish, with a key of its own. */
  newForm(): Form {
    return openForm(this.#wish)
  }

  /** The first press, and what goes wrong. */
  async strike(): Promise<void> {
    const { wire, bff } = this.#lane
    const victim = bff()
    wire.begin(this.#wireFault(), () => victim.kill())
    if (isKillPoint(this.#point) && this.#point !== 'working') await victim.arm(this.#point)
    const here = this.#visitor
    const people = this.#point === 'triple' ? [here, this.#there ?? here, here] : [here]
    await Promise.all(people.map((person) => this.#press(this.form, person)))
    if (isKillPoint(this.#point)) {
      if (this.#presses.some(({ told }) => told.kind !== 'nothing')) throw new Error(`Nothing was killed at ${this.#point}.`)
      await victim.ended
      await wire.quiet()
      // Where there is another server, the one that was killed stays so, and the person goes on there.
      if (this.#there === undefined) await this.#lane.revive()
      if (this.#lane.journal === 'off') await this.#signIn()
    }
    if (this.#there !== undefined) this.#visitor = this.#there
    if (this.#variant % 3 === 0) await wire.release()
  }

  async pressUntilAccepted(form: Form): Promise<void> {
    if (this.#presses.some(({ told }) => told.kind === 'accepted')) return
    await this.#press(form)
    await this.#look()
  }

  /** Waits until the journal has done by itself what it can do. */
  async settle(): Promise<void> {
    const rows = await this.#wait()
    this.#left = rows.filter(({ state }) => state === 'unknown').map(({ id }) => id)
    for (const { id } of rows) {
      const detail = (await this.#ask(entryPath(id))) as JournalDetail
      if (detail.steps.some(({ kind }) => kind === 'lost' || kind === 'looked')) this.#doubtful.push(id)
    }
  }

  /** Later the person looks: what is not there, and nobody will do any more, is asked for anew. */
  async comeBack(): Promise<void> {
    if (this.#lane.journal === 'off') return this.pressUntilAccepted(this.newForm())
    if (this.#truth().length > 0) return
    for (const id of this.#left) await this.#ask(deedPath(id, 'not-applied'), 'POST')
    await this.#press(this.newForm())
    await this.#wait()
  }

  story(): Story {
    return {
      point: this.#point,
      operation: this.#operation,
      journal: this.#lane.journal,
      presses: this.#presses,
      claims: this.#claims,
      sends: this.#sends(),
      truth: this.#truth(),
      doubtful: this.#doubtful,
      left: this.#left,
    }
  }

  async #press(form: Form, person = this.#visitor): Promise<void> {
    this.#lane.wire.noteAs(form.key)
    const pressed = await press(person, form)
    this.#presses.push({ ...pressed, sends: this.#sends() })
  }

  async #wait(): Promise<readonly JournalEntry[]> {
    let rows = await this.#look()
    for (const step of steps) {
      if (rows.every((row) => isSettled(row, this.#account.now()))) break
      await this.#lane.pass(step)
      rows = await this.#look()
    }
    return rows
  }

  /** Notes what the journal says now. */
  async #look(): Promise<readonly JournalEntry[]> {
    if (this.#lane.journal === 'off') return []
    const { entries } = (await this.#ask(`${journalPath}?size=100`)) as JournalPage
    const sends = this.#sends()
    for (const { id, state, reason, requestId, resourceId } of entries)
      this.#claims.push({ writeId: id, state, reason, requestId, resourceId, sends })
    return entries
  }

  async #ask(path: string, method = 'GET'): Promise<unknown> {
    const response = await this.#visitor.fetch(path, { method, headers: { [consoleHeader]: '1' } })
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`)
    return response.json()
  }

  #sends(): readonly Send[] {
    return this.#lane.wire.sends.map((send) => ({ ...send }))
  }

  /** What the emulator has really done. */
  #truth(): Story['truth'] {
    if (this.#operation === 'createCluster')
      return this.#account
        .clusters()
        .filter(({ id }) => !this.#before.has(id))
        .map(({ id, operation }) => ({ requestId: operation?.requestId, clusterId: id }))
    const done = this.#account.requests().filter(({ operation, status }) => operation === this.#operation && status === 202)
    return done.map(() => ({ requestId: undefined, clusterId: undefined }))
  }

  #wireFault(): WireFault | undefined {
    if (this.#point === 'triple' || (isKillPoint(this.#point) && this.#point !== 'working')) return undefined
    return this.#point
  }
}

/** What the person wants: the same however often it is asked for. */
function wishFor(operation: FaultedOperation, account: AccountHandle): Wish {
  const [cluster] = account.clusters()
  if (operation === 'createCluster') {
    const name = cluster?.detail.name ?? 'faulty'
    return { operation, input: { body: createBody({ name }) }, cluster: { name } }
  }
  const { id, name, instance_groups } = cluster!.detail
  if (operation === 'terminateCluster') return { operation, input: { cluster_id: id }, cluster: { id, name } }
  const [group] = instance_groups
  const wanted = group!.server_type_name === 'db1v8m64' ? 'db1v4m32' : 'db1v8m64'
  return { operation, input: { instance_group_id: group!.id, body: { server_type_name: wanted } }, cluster: { id, name } }
}
