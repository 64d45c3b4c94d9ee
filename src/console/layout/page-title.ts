import { useEffect, useSyncExternalStore } from 'react'

/** The page above, for a page that is a part of it. */
export type Above = { readonly title: string; readonly to: string }
type Title = { readonly title: string; readonly above: Above | undefined }

let current: Title = { title: '', above: undefined }
const listeners = new Set<() => void>()

/** Names the page: the browser's tab, the last breadcrumbs and what a screen reader hears after a change of page. */
export function usePageTitle(title: string, above?: Above): void {
  const aboveTitle = above?.title
  const aboveTo = above?.to
  useEffect(() => {
    current = { title, above: aboveTitle === undefined || aboveTo === undefined ? undefined : { title: aboveTitle, to: aboveTo } }
    for (const listener of listeners) listener()
  }, [title, aboveTitle, aboveTo])
}

/** The name of the page that is open. */
export function useCurrentTitle(): Title {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
