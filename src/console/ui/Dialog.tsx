import { lazy, Suspense, useState, type ReactNode } from 'react'

export type DialogProps = {
  readonly open: boolean
  /** Escape, the cross, a press beside it, or whatever the footer does. */
  readonly onClose: () => void
  /** False for a dialog that only its deed can end: then it has no cross, and Escape does nothing. */
  readonly closable?: boolean
  readonly title: string
  readonly description?: ReactNode
  readonly children: ReactNode
  /** Buttons, the deed last; what stands before a `grow` element goes left. */
  readonly footer?: ReactNode
  /** m: 30 rem for a question, l: 46 rem for a plan. */
  readonly size?: 'm' | 'l'
}

const DialogPopup = lazy(async () => ({ default: (await import('./DialogPopup.tsx')).DialogPopup }))

/** A question or a form above the page. Its code comes when the first one opens. */
export function Dialog(props: DialogProps) {
  const [used, setUsed] = useState(props.open)
  if (props.open && !used) setUsed(true)
  if (!used) return null
  return (
    <Suspense>
      <DialogPopup {...props} />
    </Suspense>
  )
}
