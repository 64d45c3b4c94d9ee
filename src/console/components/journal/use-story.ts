import { useTranslations } from 'use-intl'
import type { JournalEntry, WriteState } from '#contract/bff/journal.ts'
import { useStateWord } from '#console/components/state-word.ts'

/** The reasons of each state that have sentences of their own; any other is told as the plain course of things. */
const told = {
  queued: ['ahead_failed', 'situation_changed', 'not_allowed', 'keys_expired'],
  prepared: [],
  sending: [],
  accepted: ['found', 'unreadable', 'keys_expired'],
  done: ['found'],
  failed: ['word_failed', 'state_failed', 'gone'],
  rejected: ['refused_before', 'cloud_refused'],
  unknown: ['not_found', 'many_found', 'ambiguous', 'unreadable', 'keys_expired'],
  not_applied: [],
  abandoned: [],
  not_sent: ['secret_gone', 'restarted'],
  cancelled: [],
} as const satisfies Record<WriteState, readonly string[]>

type Told = { [S in WriteState]: `${S}.${(typeof told)[S][number] | 'plain'}` }[WriteState]

/** The sentences of a write, as a key of the messages `stories`. */
export function storyOf({ state, reason }: Pick<JournalEntry, 'state' | 'reason'>): Told {
  const known = told[state].find((each) => each === reason)
  return `${state}.${known ?? 'plain'}` as Told
}

/** What is known of a write, and what to do now, in the reader's words. */
export function useStory(entry: JournalEntry): { readonly what: string; readonly now: string } {
  const t = useTranslations('stories')
  const end = useStateWord(entry.clusterState ?? '')
  const story = storyOf(entry)
  const values = { cluster: entry.cluster.name, word: entry.word ?? '', end }
  return { what: t(`${story}.what`, values), now: t(`${story}.now`, values) }
}
