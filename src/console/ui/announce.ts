export type Announcement = { readonly id: number; readonly text: string; readonly urgent: boolean }

let current: Announcement | undefined
let count = 0
const listeners = new Set<() => void>()

/** Says a sentence to screen readers, politely or at once. `<Toaster/>` holds the live regions it is said in. */
export function announce(text: string, urgency: 'polite' | 'urgent' = 'polite'): void {
  count += 1
  current = { id: count, text, urgent: urgency === 'urgent' }
  for (const listener of listeners) listener()
}

/** The last sentence said. */
export function lastAnnouncement(): Announcement | undefined {
  return current
}

/** Calls back whenever a sentence is said; returns how to stop. */
export function onAnnouncement(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
