import { isOpen, type JournalEntry } from '#contract/bff/journal.ts'
import { readInstant } from '#contract/instant.ts'
import { differences, type Difference } from '#contract/rules/difference.ts'
import { secretFields } from '#contract/rules/secrets.ts'
import type { Known, Moment } from './known.ts'
import { changesNothing, neverSent, sentAt, valuesOf } from './writes.ts'

/** These change with every touch, the state has moments of its own, and a secret is nobody's business. */
const noise = ['modified_at', 'modified_by', 'service_state', ...secretFields]

/** Writes of which each began before all earlier ones had ended: what changed meanwhile cannot be parted by looking before and after. */
type Span = { readonly first: JournalEntry; last: JournalEntry; until: number; readonly writes: JournalEntry[] }

/** What the cloud told before and after our writes, and what changed between them by other means. */
export function changesOf(known: Known): Moment[] {
  const { details, cluster } = known
  const spans = spansOf(known)
  return spans.flatMap((span, index): Moment[] => {
    const { first, last, until } = span
    const [before, after] = [details.get(first.id)?.before, details.get(last.id)?.after]
    const next = spans[index + 1]
    const then = next === undefined ? cluster : details.get(next.first.id)?.before
    const noticed = next === undefined ? (readInstant(cluster.modified_at) ?? until) : sentAt(next.first)
    // Who set it: the one write that can have. Looking at the state sets nothing.
    const setters = span.writes.filter((write) => !changesNothing(write))
    const setter = setters.length === 0 ? first : setters[0]
    const requestId = setters.length > 1 ? null : (setter?.requestId ?? null)
    return [
      ...changeMoment(`with ${setter?.id}`, until, 'with', differ(before, after), requestId),
      ...changeMoment(`after ${last.id}`, noticed, 'foreign', differ(after, then), null),
    ]
  })
}

/** The writes that were sent, oldest first; those that ran at the same time are one. */
function spansOf({ writes }: Known): Span[] {
  const spans: Span[] = []
  for (const write of writes.filter(({ state }) => !neverSent(state)).toSorted((a, b) => sentAt(a) - sentAt(b))) {
    const span = spans.at(-1)
    const until = isOpen(write.state) ? Infinity : (readInstant(write.endedAt) ?? sentAt(write))
    if (span === undefined || sentAt(write) >= span.until) spans.push({ first: write, last: write, until, writes: [write] })
    else {
      span.writes.push(write)
      if (until >= span.until) Object.assign(span, { last: write, until })
    }
  }
  return spans
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
