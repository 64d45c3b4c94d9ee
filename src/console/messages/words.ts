import { useSyncExternalStore } from 'react'
import type { Preferences } from '#console/lib/preferences.ts'
import type { en, pages } from './en/en.ts'

type Pages = typeof pages
type Loaded<N extends keyof Pages> = Awaited<ReturnType<Pages[N]>>
/** Each file of words is named after its namespace, and exports it under that name. */
type PageMessages = { [N in keyof Pages]: N extends keyof Loaded<N> ? Loaded<N>[N] : never }

/** Every sentence of the console, by namespace. */
export type Messages = typeof en & PageMessages
/** Namespaces that come with the pages that need them. */
export type PageNamespace = keyof PageMessages
type Language = Preferences['language']
/** The language that is on the screen, and its sentences as far as they are loaded. */
export type Words = { readonly language: Language; readonly messages: Messages }

/** A language knows where the words of its pages are: nobody loads the names of another one's files. */
const languages = {
  en: () => import('./en/en.ts').then(({ en: common, pages }) => ({ common, pages })),
  ko: () => import('./ko/ko.ts').then(({ ko: common, pages }) => ({ common, pages })),
} satisfies Record<Language, () => Promise<{ common: object; pages: Record<PageNamespace, () => Promise<object>> }>>

let language: Language = 'en'
const learned = new Set<PageNamespace>()
let words: Words | undefined
let latest: Promise<void> = Promise.resolve()
const listeners = new Set<() => void>()

/** Switches to a language. The old one stays on the screen until the new one is there, whole. */
export function speak(wanted: Language): Promise<void> {
  language = wanted
  return renew()
}

/** Loads the sentences that a page brings along; resolves when they can be used, in whatever language is spoken by then. */
export function learn(...namespaces: PageNamespace[]): Promise<void> {
  for (const namespace of namespaces) learned.add(namespace)
  return renew()
}

/** What is spoken now. `main.tsx` waits for the first language before anything is shown. */
export function useWords(): Words {
  const spoken = useSyncExternalStore(subscribe, () => words)
  if (spoken === undefined) throw new Error('No language is loaded yet.')
  return spoken
}

/** The sentences of a language beside the one that is spoken, for a text that goes to somebody else. */
export async function wordsIn(asked: Language, namespaces: readonly PageNamespace[]): Promise<Words> {
  return { language: asked, messages: await gather(asked, namespaces) }
}

function renew(): Promise<void> {
  const asked = language
  const mine: Promise<void> = gather(asked).then((messages) => {
    // Another switch came meanwhile: that one decides, and whoever waits here waits for it.
    if (latest !== mine) return latest
    words = { language: asked, messages }
    for (const listener of listeners) listener()
    return undefined
  })
  latest = mine
  return mine
}

async function gather(asked: Language, namespaces: Iterable<PageNamespace> = learned): Promise<Messages> {
  const { common, pages } = await languages[asked]()
  const more = await Promise.all([...namespaces].map((namespace) => pages[namespace]()))
  // Korean has the keys of English, with other words (`Translated`); what is not loaded yet belongs to pages that are not open.
  return Object.assign({}, common, ...more) as Messages
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
