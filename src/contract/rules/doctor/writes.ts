import type { JournalEntry, WriteState } from '#contract/bff/journal.ts'
import { readInstant } from '#contract/instant.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { field } from '#contract/rules/journal/call.ts'
import type { Known } from './known.ts'

/** One value that a write of parameters was to set. */
export type AskedValue = { readonly id: string; readonly name: string; readonly was: string; readonly then: string }

/** Whether a write never reached the cloud, or changed nothing there. */
export function neverSent(state: WriteState): boolean {
  return unsent.has(state)
}

const unsent: ReadonlySet<WriteState> = new Set<WriteState>(['queued', 'prepared', 'not_sent', 'cancelled', 'rejected'])

/** What a write of parameters was to set, with the names where they are known; nothing before its details are read. */
export function valuesOf({ details, parameters }: Known, { id }: Pick<JournalEntry, 'id'>): readonly AskedValue[] {
  const sent = field(details.get(id)?.body, 'parameters')
  if (!Array.isArray(sent)) return []
  const nameOf = new Map((parameters?.contents ?? []).map((parameter) => [parameter.id, parameter.name]))
  return sent.flatMap((each: unknown): AskedValue[] => {
    const [key, was, then] = [field(each, 'id'), field(each, 'old_value'), field(each, 'new_value')]
    if (typeof key !== 'string' || typeof was !== 'string' || typeof then !== 'string') return []
    return [{ id: key, name: nameOf.get(key) ?? key, was, then }]
  })
}

/** Those of the values that hold although their write failed; `undefined` where nobody can tell. */
export function valuesLeft(known: Known, write: JournalEntry): readonly AskedValue[] | undefined {
  if (known.parameters === undefined || !known.details.has(write.id)) return undefined
  const applied = new Map(known.parameters.contents.map((parameter) => [parameter.id, parameter.applied_value]))
  return valuesOf(known, write).filter(({ id, was }) => applied.has(id) && applied.get(id) !== was)
}

/** When a write was sent, or asked for. */
export function sentAt(write: Pick<JournalEntry, 'sentAt' | 'createdAt'>): number {
  return readInstant(write.sentAt ?? write.createdAt) ?? 0
}

/** Whether a write only has the cloud look again. */
export function changesNothing({ operation }: Pick<JournalEntry, 'operation'>): boolean {
  return looking.has(operation)
}

const looking: ReadonlySet<string> = new Set<WriteName>([
  'synchronizeClusterState',
  'synchronizeReplicaState',
  'synchronizeParameterValues',
])

/** The newest write that changed something, or was to. */
export function lastChange({ writes }: Known): JournalEntry | undefined {
  return writes.find((write) => !neverSent(write.state) && !changesNothing(write))
}

/** The ids under which the vendor's support finds a write. */
export function requestIdsOf(...writes: readonly (JournalEntry | undefined)[]): string[] {
  const ids = writes.flatMap((write) => [write?.requestId, write?.failure?.requestId])
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''))]
}
