export type Urgency = 'polite' | 'urgent'
export type Announcement = { readonly id: number; readonly text: string }
export type Announcements = Readonly<Record<Urgency, readonly Announcement[]>>

/** How many stay in a region: what is said in one breath must not push itself out before it is read. */
const kept = 3

let count = 0
let said: Announcements = { polite: [], urgent: [] }
const listeners = new Set<() => void>()

/** Says a sentence to screen readers, politely or at once. `<Toaster/>` holds the live regions it is said in. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  count += 1
  said = { ...said, [urgency]: [...said[urgency], { id: count, text }].slice(-kept) }
  for (const listener of listeners) listener()
}

/** The last sentences said. */
export function announcements(): Announcements {
  return said
}

/** Calls back whenever a sentence is said; returns how to stop. */
export function onAnnouncement(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
