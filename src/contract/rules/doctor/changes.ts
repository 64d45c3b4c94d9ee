import { isOutOfSight, type JournalEntry } from '#contract/bff/journal.ts'
import { readInstant } from '#contract/instant.ts'
import { differences, type Difference } from '#contract/rules/difference.ts'
import { secretFields } from '#contract/rules/secrets.ts'
import type { Known, Moment } from './known.ts'
import { changesNothing, neverSent, sentAt, valuesOf } from './writes.ts'

/** These change with every touch, the state has moments of its own, and a secret is nobody's business. */
const noise = ['modified_at', 'modified_by', 'service_state', ...secretFields]

/** Writes of which each began before all earlier ones had ended: what changed meanwhile cannot be parted by looking before and after. */
type Span = { readonly writes: JournalEntry[]; until: number }

/** What the cloud told before and after our writes, and what changed between them by other means. */
export function changesOf(known: Known): Moment[] {
  const spans = spansOf(known)
  return spans.flatMap((span, index): Moment[] => {
    const [first] = span.writes
    if (first === undefined) return []
    const before = known.details.get(first.id)?.before
    const { after, at } = endOf(span, known)
    // Who set it: the one write that can have. Looking at the state sets nothing.
    const setters = span.writes.filter((write) => !changesNothing(write))
    const setter = setters[0] ?? first
    const requestId = setters.length > 1 ? null : setter.requestId
    return [...changeMoment(`with ${setter.id}`, at, 'with', differ(before, after), requestId), ...foreign(known, span, spans[index + 1])]
  })
}

/** What changed after a span and before the next, or until now. */
function foreign(known: Known, span: Span, next: Span | undefined): Moment[] {
  if (span.until === Infinity) return []
  const { cluster, details } = known
  const [first] = next?.writes ?? []
  const then = first === undefined ? cluster : details.get(first.id)?.before
  const noticed = first === undefined ? (readInstant(cluster.modified_at) ?? span.until) : sentAt(first)
  return changeMoment(`after ${span.writes[0]?.id}`, noticed, 'foreign', differ(endOf(span, known).after, then), null)
}

/** What the cloud told when the last of a span had ended, of those of which it is known. */
function endOf({ writes, until }: Span, { details }: Known): { readonly after: unknown; readonly at: number } {
  const ended = writes.flatMap((write) => {
    const after = details.get(write.id)?.after ?? undefined
    return after === undefined ? [] : [{ after, at: endedAt(write) }]
  })
  return ended.toSorted((a, b) => a.at - b.at).at(-1) ?? { after: undefined, at: until }
}

/** The writes that were sent, oldest first; those that ran at the same time are one. */
function spansOf({ writes }: Known): Span[] {
  const spans: Span[] = []
  for (const write of writes.filter(({ state }) => !neverSent(state)).toSorted((a, b) => sentAt(a) - sentAt(b))) {
    const span = spans.at(-1)
    const until = endedAt(write)
    if (span === undefined || sentAt(write) >= span.until) spans.push({ writes: [write], until })
    else {
      span.writes.push(write)
      span.until = Math.max(span.until, until)
    }
  }
  return spans
}

/** When a write had ended; where nobody has seen that, when it would have, if it happened at all. */
function endedAt(write: JournalEntry): number {
  const { state, typical } = write
  if (state === 'done' || state === 'failed') return readInstant(write.endedAt) ?? sentAt(write)
  if ((state === 'sending' || state === 'accepted') && !isOutOfSight(write)) return Infinity
  return sentAt(write) + typical.slowMs
}

/** The values that a write of parameters was to set. */
export function askedValues(known: Known, write: JournalEntry): Moment[] {
  if (write.operation !== 'setParameterValues' || neverSent(write.state)) return []
  const asked = valuesOf(known, write).map(({ name, was, then }): Difference => ({ path: name, before: was, after: then }))
  return changeMoment(`asked ${write.id}`, sentAt(write), 'asked', asked, write.requestId)
}

type How = Extract<Moment, { readonly fact: 'change' }>['how']

function changeMoment(key: string, at: number, how: How, changes: readonly Difference[], requestId: string | null): Moment[] {
  if (changes.length === 0) return []
  return [{ key, at, kind: 'change', tone: how === 'foreign' ? 'warning' : 'plain', requestId, fact: 'change', how, changes }]
}

function differ(before: unknown, after: unknown): readonly Difference[] {
  const both = typeof before === 'object' && before !== null && typeof after === 'object' && after !== null
  return both ? differences(before, after, noise) : []
}
