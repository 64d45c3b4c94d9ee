import { useEffect, useSyncExternalStore } from 'react'

let current = ''
const listeners = new Set<() => void>()

/** Names the page: the browser's tab, the last breadcrumb and what a screen reader hears after a change of page. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    current = title
    for (const listener of listeners) listener()
  }, [title])
}

/** The name of the page that is open. */
export function useCurrentTitle(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
