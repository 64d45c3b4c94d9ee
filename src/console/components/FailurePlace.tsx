import type { ReactNode } from 'react'

/**
 * Where a wizard says why its deed failed: far from the button, at the top, so it takes the focus, and with it the eyes.
 * Give each attempt a key of its own.
 */
export function FailurePlace({ children }: { readonly children: ReactNode }) {
  return (
    <div ref={bringIntoView} tabIndex={-1} className="grid scroll-mt-18 gap-3 outline-none">
      {children}
    </div>
  )
}

function bringIntoView(element: HTMLElement | null) {
  element?.focus()
}
