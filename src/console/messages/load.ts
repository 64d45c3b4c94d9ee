import type { en } from './en/en.ts'
import type { Preferences } from '#console/lib/preferences.ts'

export type Messages = typeof en

/** Fetches one language; each is a chunk of its own. */
export async function loadMessages(language: Preferences['language']): Promise<Messages> {
  // Korean has the same keys (`Translated`), which is all that matters to a reader; its literals are other strings.
  return language === 'ko' ? ((await import('./ko/ko.ts')).ko as Messages) : (await import('./en/en.ts')).en
}
