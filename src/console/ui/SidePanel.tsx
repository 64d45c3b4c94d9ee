import { lazy, Suspense, type ReactNode } from 'react'

export type SidePanelProps = {
  /** The cross, Escape, or whatever the footer does. A press beside the panel does nothing: it would throw away what was typed. */
  readonly onClose: () => void
  readonly title: string
  readonly description?: ReactNode
  readonly children: ReactNode
  /** Buttons, the deed last; always in sight. */
  readonly footer: ReactNode
  /** The panel is a form: its submit button stands in the footer. */
  readonly onSubmit?: () => void
  /** m: 28 rem for a few fields, l: 40 rem for a table. */
  readonly size?: 'm' | 'l'
  /** What opens above it, such as a plan: it belongs to the panel, so that neither Escape nor the focus mistakes it for the page. */
  readonly above?: ReactNode
}

const SidePanelPopup = lazy(async () => ({ default: (await import('./SidePanelPopup.tsx')).SidePanelPopup }))

/** A form beside the page, from the right: head and foot stay, the body scrolls. It is open as long as it is there. */
export function SidePanel(props: SidePanelProps) {
  return (
    <Suspense>
      <SidePanelPopup {...props} />
    </Suspense>
  )
}
