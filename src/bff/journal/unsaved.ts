import type { WriteState } from '#contract/bff/journal.ts'
import { ConflictError, StoreDownError } from '#bff/store/errors.ts'
import type { Log } from '#bff/log.ts'
import type { Hands } from './hands.ts'
import type { Records } from './records.ts'
import type { RowChange, Step } from './row.ts'
import type { Told } from './told.ts'

/** A change of a row that must not be lost, although the store may be down. */
export type Change = {
  readonly id: string
  readonly from: readonly WriteState[]
  readonly change: RowChange
  readonly steps: readonly Step[]
  /** What whoever asks meanwhile is told. */
  readonly told: Told
}

/** What the store could not take down yet. It is tried again until it can, or this process ends. */
export type Unsaved = {
  /** Writes it down now, or remembers it. @returns whether it is written down */
  readonly save: (change: Change) => Promise<boolean>
  /** What is known here of a row, beyond what the store says. */
  readonly told: (id: string) => Told | undefined
  /** Tries all again, once however many ask for it. @throws StoreDownError where the store is still down */
  readonly flush: () => Promise<void>
}

export function createUnsaved(records: Records, hands: Hands, log: Log): Unsaved {
  const waiting = new Map<string, Change>()

  const write = async ({ id, from, change, steps }: Change): Promise<void> => {
    try {
      await records.move(id, from, change, steps)
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
      // A person gave this one up, and sent another: the row cannot be open again, but what became of it is told.
      for (const step of steps) await records.note(id, step)
    }
  }

  let flushing: Promise<void> | undefined
  const flushAll = async (): Promise<void> => {
    for (const [id, change] of waiting) {
      try {
        await write(change)
      } catch (error) {
        if (!(error instanceof StoreDownError) || error.trouble !== 'other') throw error
        // One that the store will not have must not keep the others from being written down.
        log.error({ err: error, write: id, state: change.change.state }, 'the journal cannot take down what became of a write')
        continue
      }
      // What came of it since is still to be written down.
      if (waiting.get(id) !== change) continue
      waiting.delete(id)
      hands.drop(id)
      log.info({ write: id, state: change.change.state }, 'the journal took down later what became of a write')
    }
  }

  return {
    save: async (change) => {
      try {
        await write(change)
        return true
      } catch (error) {
        if (!(error instanceof StoreDownError)) throw error
        log.error({ err: error, write: change.id, state: change.change.state }, 'the journal could not take down what became of a write')
        if (!waiting.has(change.id)) hands.take(change.id)
        waiting.set(change.id, change)
        return false
      }
    },
    told: (id) => waiting.get(id)?.told,
    flush: () => {
      flushing ??= flushAll().finally(() => (flushing = undefined))
      return flushing
    },
  }
}
