export type Toast = {
  readonly kind: 'done' | 'error' | 'info'
  readonly title: string
  readonly text?: string
  /** The cloud's id of the request, for a ticket; with a copy button. */
  readonly requestId?: string
  readonly action?: { readonly label: string; readonly onClick: () => void }
}

let waiting: readonly Toast[] = []
let used = false
const listeners = new Set<() => void>()

/** Says what became of a press: done and info go by themselves, an error stays until it is closed. */
export function toast(message: Toast): void {
  waiting = [...waiting, message]
  used = true
  for (const listener of listeners) listener()
}

/** Whether there ever was one: before that the page needs no code to show them. */
export function toastsUsed(): boolean {
  return used
}

/** What has not been shown yet; the caller shows it. */
export function takeToasts(): readonly Toast[] {
  const taken = waiting
  waiting = []
  return taken
}

/** Calls back whenever one is added; returns how to stop. */
export function onToast(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
