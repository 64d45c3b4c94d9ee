import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Keys } from '#bff/credential.ts'
import { defaultLimits, type Limits } from '#bff/limits.ts'
import type { AccountHandle } from '#emulator/account-handle.ts'
import { createEmulator } from '#emulator/emulator.ts'
import { emulatorListener } from '#emulator/node.ts'
import { makeSealKey } from '#host/seal-key.ts'
import { createVisitor, type Visitor } from '#test/visitor.ts'
import { startBffProcess, type BffProcess } from './bff-process.ts'
import type { Birth, StoreAt } from './messages.ts'
import { startWire, type Wire } from './wire.ts'

/** An account, and a person who is signed in to it. */
export type Newcomer = {
  readonly account: AccountHandle
  readonly keys: Keys
  readonly visitor: Visitor
  /** The same person at the other server, where there is one. */
  readonly there: Visitor | undefined
  readonly signIn: () => Promise<void>
}

/** One cloud, one network, one store and its server or two: where one story after the other is played. */
export type Lane = {
  readonly journal: Birth['journal']
  readonly wire: Wire
  /** The server that is alive now. */
  readonly bff: () => BffProcess
  /** Makes an account of its own. */
  readonly newcomer: (fleet: 'empty' | number) => Promise<Newcomer>
  /** A live server on the lane's store and port, whatever has become of the one before. */
  readonly revive: (impatient?: boolean) => Promise<void>
  /** A second server on the same store and the same network, on a port of its own, where there is one. */
  readonly other: BffProcess | undefined
  /** Moves the clock of the cloud and of the server ahead, and lets the server do what is due then. */
  readonly pass: (ms: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** So long our own patience with the cloud lasts where it is meant to end (ms). */
const impatience = 250

export type LaneSettings = {
  readonly journal: Birth['journal']
  readonly store: StoreAt
  /** Two need a store that they can share. */
  readonly processes: 1 | 2
  /** Hears what the servers write to their terminal. */
  readonly say: (text: string) => void
}

export async function openLane({ journal, store, processes, say }: LaneSettings): Promise<Lane> {
  let shiftMs = 0
  const emulator = createEmulator({ clock: { now: () => Date.now() + shiftMs } })
  const cloud = createServer(emulatorListener(emulator))
  await new Promise<void>((resolve) => cloud.listen(0, '127.0.0.1', resolve))
  // Processes that share a database need the same seal key; a file of one's own comes with its own.
  const sealKeyFile = join(store.folder, 'seal.key')
  if ('url' in store && !existsSync(sealKeyFile)) makeSealKey(sealKeyFile)
  const wire = await startWire((cloud.address() as AddressInfo).port)
  const birth = (port: number, impatient: boolean): Birth => ({
    journal,
    store,
    endpoints: { 'kr-west1': `${wire.origin}/kr-west1` },
    port,
    limits: limitsOf(impatient),
    shiftMs,
  })
  let impatientNow = false
  let bff = await startBffProcess(birth(0, false), say)
  const { port } = bff
  const other = processes === 2 ? await startBffProcess(birth(0, false), say) : undefined
  const alive = () => [bff, other].filter((each) => each?.isAlive() === true) as BffProcess[]
  return {
    journal,
    wire,
    bff: () => bff,
    other,
    newcomer: async (fleet) => {
      const { accessKey, secretKey, account } = emulator.addAccount({ fleet, quirks: { createTooSoon: false } })
      const keys = { accessKey, secretKey }
      const visitor = createVisitor(bff.origin)
      const signIn = async () => void (await visitor.signIn(keys))
      await signIn()
      const there = other === undefined ? undefined : createVisitor(other.origin)
      await there?.signIn(keys)
      return { account, keys, visitor, there, signIn }
    },
    revive: async (impatient = impatientNow) => {
      if (bff.isAlive() && impatient === impatientNow) return
      await bff.kill()
      impatientNow = impatient
      bff = await startBffProcess(birth(port, impatient), say)
    },
    pass: async (ms) => {
      shiftMs += ms
      for (const each of alive()) await each.shift(shiftMs)
      for (const each of alive()) await each.tick()
    },
    close: async () => {
      for (const each of alive()) await each.kill()
      await wire.close()
      const closed = new Promise((resolve) => cloud.close(resolve))
      cloud.closeAllConnections()
      await closed
    },
  }
}

/** Patience is what a machine needs that is busy with other things, but where its end is what is looked at. */
function limitsOf(impatient: boolean): Partial<Limits> {
  return impatient ? { writeMs: impatience } : { writeMs: defaultLimits.writeMs }
}
