import { useSyncExternalStore } from 'react'

/** What lies above every page and is called by a key or from anywhere: the palette, and the sheet of all keys. */
export type Sheet = 'palette' | 'shortcuts'

let shown: Sheet | undefined
const listeners = new Set<() => void>()

/** Shows one of them, or with `undefined` none. */
export function showSheet(sheet: Sheet | undefined): void {
  shown = sheet
  for (const listener of listeners) listener()
}

/** Which one is shown now. */
export function useSheet(): Sheet | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
}
