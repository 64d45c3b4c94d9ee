import { expect, test } from 'vitest'
import { StoreDownError, type StoreTrouble } from '#bff/store/errors.ts'
import { createHands } from './hands.ts'
import type { Records } from './records.ts'
import { createUnsaved, type Change } from './unsaved.ts'

/** Records that take nothing down for the ids of `troubles`; a move that begins while there is a `pause` waits for its end. */
function rig() {
  const held: { pause?: Promise<void> | undefined } = {}
  const troubles = new Map<string, StoreTrouble>()
  const moved: string[] = []
  const lines: string[] = []
  const records: Pick<Records, 'move' | 'note'> = {
    move: async (id, _from, { state }) => {
      const trouble = troubles.get(id)
      await held.pause
      if (trouble !== undefined) throw new StoreDownError(trouble)
      moved.push(`${id} ${state}`)
      return true
    },
    note: async () => {},
  }
  const note = (_fields: unknown, message: string) => void lines.push(message)
  const hands = createHands()
  return { held, troubles, moved, hands, lines, unsaved: createUnsaved(records as Records, hands, { info: note, warn: note, error: note }) }
}

function change(id: string, state: 'accepted' | 'unknown' = 'accepted'): Change {
  const told = { kind: 'failed', failure: { kind: 'store_down' } } as Change['told']
  return { id, from: ['sending'], change: { state }, steps: [], told }
}

test('what could not be taken down is, once, however many ask for it together', async () => {
  const { troubles, moved, hands, unsaved } = rig()
  troubles.set('a', 'full')
  expect(await unsaved.save(change('a'))).toBe(false)
  expect([hands.ids(), unsaved.told('a')?.kind]).toEqual([['a'], 'failed'])
  await expect(unsaved.flush()).rejects.toThrow(StoreDownError)
  troubles.clear()
  await Promise.all([unsaved.flush(), unsaved.flush()])
  expect(moved).toEqual(['a accepted'])
  expect([hands.ids(), unsaved.told('a')]).toEqual([[], undefined])
})

test('a row that the store will not have does not keep the others from being written down', async () => {
  const { troubles, moved, hands, lines, unsaved } = rig()
  troubles.set('odd', 'other').set('b', 'busy')
  await unsaved.save(change('odd'))
  await unsaved.save(change('b'))
  troubles.delete('b')
  await unsaved.flush()
  expect(moved).toEqual(['b accepted'])
  expect(hands.ids()).toEqual(['odd'])
  expect(lines).toContain('the journal cannot take down what became of a write')
})

test('what came of a write while the older was being taken down is taken down after it', async () => {
  const { held, troubles, moved, hands, unsaved } = rig()
  troubles.set('a', 'full')
  await unsaved.save(change('a', 'unknown'))
  troubles.clear()
  const pause = Promise.withResolvers<void>()
  held.pause = pause.promise
  const flushing = unsaved.flush()
  held.pause = undefined
  troubles.set('a', 'full')
  await unsaved.save(change('a', 'accepted'))
  troubles.clear()
  pause.resolve()
  await flushing
  await unsaved.flush()
  expect(moved).toEqual(['a unknown', 'a accepted'])
  expect(hands.ids()).toEqual([])
})
