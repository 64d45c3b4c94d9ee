import { useState } from 'react'
import type { History } from './use-history-columns.tsx'

export type Ticked = {
  /** By their number, in the order in which they were ticked. */
  readonly items: ReadonlyMap<string, History>
  readonly set: (items: readonly History[], on: boolean) => void
  readonly clear: () => void
}

/**
 * The backups that a person has ticked, on whatever page. New data changes nothing of it, but what is no longer there cannot be chosen.
 * @param all every backup as it was read last; `undefined` while that is not known
 */
export function useTicked(all: readonly History[] | undefined): Ticked {
  const [chosen, setChosen] = useState<ReadonlyMap<string, History>>(new Map())
  const there = all && new Map(all.map((item) => [item.backup_history_number, item]))
  const items = there === undefined ? chosen : new Map([...chosen.keys()].flatMap((number) => entryOf(there, number)))
  return {
    items,
    set: (some, on) => {
      const next = new Map(items)
      for (const item of some) {
        if (on) next.set(item.backup_history_number, item)
        else next.delete(item.backup_history_number)
      }
      setChosen(next)
    },
    clear: () => setChosen(new Map()),
  }
}

function entryOf(there: ReadonlyMap<string, History>, number: string): [string, History][] {
  const item = there.get(number)
  return item === undefined ? [] : [[number, item]]
}
