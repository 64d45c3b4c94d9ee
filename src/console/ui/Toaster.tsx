import { lazy, Suspense, useSyncExternalStore } from 'react'
import { announcements, onAnnouncement, type Announcement } from './announce.ts'
import { onToast, toastsUsed } from './toast.ts'

const ToastStack = lazy(async () => ({ default: (await import('./ToastStack.tsx')).ToastStack }))

/**
 * Holds the toasts and the live regions; one per page. The regions are there from the start, because a screen reader
 * only speaks of a change in a region it has seen.
 */
export function Toaster() {
  const used = useSyncExternalStore(onToast, toastsUsed)
  const { polite, urgent } = useSyncExternalStore(onAnnouncement, announcements)
  return (
    <>
      <div role="status" aria-live="polite" aria-atomic="false" className="sr-only">
        <Said sentences={polite} />
      </div>
      <div role="alert" aria-live="assertive" aria-atomic="false" className="sr-only">
        <Said sentences={urgent} />
      </div>
      {used && (
        <Suspense>
          <ToastStack />
        </Suspense>
      )}
    </>
  )
}

function Said({ sentences }: { readonly sentences: readonly Announcement[] }) {
  return sentences.map(({ id, text }) => <p key={id}>{text}</p>)
}
