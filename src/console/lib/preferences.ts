import { useSyncExternalStore } from 'react'

/** What a person likes, kept in this browser alone. */
export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark'
  readonly language: 'en' | 'ko'
  /** An IANA zone, or `local` for this computer's. */
  readonly zone: string
  /** Columns of the list of clusters that were added or taken away: `+id -created_at`; what is not named is as it comes. */
  readonly columns: string
  /** Whether single keys do something on a page; off for people whose speech or tremor presses keys by chance. */
  readonly shortcuts: 'on' | 'off'
  /** Whether the browser tells when a change has ended. */
  readonly notify: 'on' | 'off'
}

const allowed = { theme: ['system', 'light', 'dark'], language: ['en', 'ko'], shortcuts: ['on', 'off'], notify: ['on', 'off'] } as const
const listeners = new Set<() => void>()

function readStored(name: keyof Preferences): string | null {
  try {
    return localStorage.getItem(`console.${name}`)
  } catch {
    return null // storage is switched off: the defaults serve
  }
}

function isOneOf<T extends string>(values: readonly T[], value: string | null): value is T {
  return value !== null && (values as readonly string[]).includes(value)
}

/** Whether this browser knows a zone by that name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function load(): Preferences {
  const theme = readStored('theme')
  const language = readStored('language')
  const zone = readStored('zone')
  const columns = readStored('columns')
  const shortcuts = readStored('shortcuts')
  const notify = readStored('notify')
  return {
    theme: isOneOf(allowed.theme, theme) ? theme : 'system',
    language: isOneOf(allowed.language, language) ? language : navigator.language.startsWith('ko') ? 'ko' : 'en',
    zone: zone !== null && isZone(zone) ? zone : 'local',
    columns: columns !== null && /^(?:[+-]\w+(?: (?!$)|$))*$/.test(columns) ? columns : '',
    shortcuts: isOneOf(allowed.shortcuts, shortcuts) ? shortcuts : 'on',
    notify: isOneOf(allowed.notify, notify) ? notify : 'off',
  }
}

let current: Preferences | undefined

/** The preferences as they are now. */
export function preferences(): Preferences {
  current ??= load()
  return current
}

/** Changes one preference, on every page at once and for the next visit. */
export function prefer<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  current = { ...preferences(), [name]: value }
  try {
    localStorage.setItem(`console.${name}`, value)
  } catch {
    // Storage is switched off: it holds until the page is closed.
  }
  for (const listener of listeners) listener()
}

/** Writes them all anew: signing out clears what the site has stored, and a person's taste is no secret. */
export function storePreferences(): void {
  const { theme, language, zone, columns, shortcuts, notify } = preferences()
  prefer('theme', theme)
  prefer('language', language)
  prefer('zone', zone)
  prefer('columns', columns)
  prefer('shortcuts', shortcuts)
  prefer('notify', notify)
}

/** The preferences, renewed when one changes, here or in another tab. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences)
}

function subscribe(listener: () => void): () => void {
  const fromOtherTab = () => {
    current = load()
    listener()
  }
  listeners.add(listener)
  addEventListener('storage', fromOtherTab)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', fromOtherTab)
  }
}

/** The chosen zone as an IANA name. */
export function useZone(): string {
  const { zone } = usePreferences()
  return zone === 'local' ? localZone() : zone
}

/** This computer's zone. */
export function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
