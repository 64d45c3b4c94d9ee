import { useSyncExternalStore } from 'react'

let signedOut = false
const listeners = new Set<() => void>()

function set(value: boolean): void {
  if (signedOut === value) return
  signedOut = value
  for (const listener of listeners) listener()
}

/** The client heard that the session has ended: the sign-in opens over the page, and nothing on it is lost. */
export function announceSignedOut(): void {
  set(true)
}

/** A new session began. */
export function announceSignedIn(): void {
  set(false)
}

/** Whether the session ended while a page was open. */
export function useSignedOut(): boolean {
  return useSyncExternalStore(subscribe, () => signedOut)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
