import { lazy, Suspense, useSyncExternalStore } from 'react'
import { lastAnnouncement, onAnnouncement } from './announce.ts'
import { onToast, toastsUsed } from './toast.ts'

const ToastStack = lazy(async () => ({ default: (await import('./toast-stack.tsx')).ToastStack }))

/**
 * Holds the toasts and the live regions; one per page. The regions are there from the start, because a screen reader
 * only speaks of a change in a region it has seen.
 */
export function Toaster() {
  const used = useSyncExternalStore(onToast, toastsUsed)
  const said = useSyncExternalStore(onAnnouncement, lastAnnouncement)
  return (
    <>
      <div role="status" aria-live="polite" className="sr-only">
        {said !== undefined && !said.urgent && <p key={said.id}>{said.text}</p>}
      </div>
      <div role="alert" aria-live="assertive" className="sr-only">
        {said !== undefined && said.urgent && <p key={said.id}>{said.text}</p>}
      </div>
      {used && (
        <Suspense>
          <ToastStack />
        </Suspense>
      )}
    </>
  )
}
