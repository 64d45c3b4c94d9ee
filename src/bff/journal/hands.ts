/** What this process has in hand at the moment. */
export type Hands = {
  readonly take: (id: string) => void
  readonly drop: (id: string) => void
  readonly ids: () => readonly string[]
}

/** A row may be in hand more than once: a write that could not be taken down stays so after its answer. */
export function createHands(): Hands {
  const held = new Map<string, number>()
  return {
    take: (id) => void held.set(id, (held.get(id) ?? 0) + 1),
    drop: (id) => {
      const left = (held.get(id) ?? 1) - 1
      if (left > 0) held.set(id, left)
      else held.delete(id)
    },
    ids: () => [...held.keys()],
  }
}
