import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type FocusEventHandler,
  type PointerEvent,
  type PointerEventHandler,
  type ReactNode,
} from 'react'

// The positioning code is larger than most pages; it comes when the first tooltip is asked for.
const TipPopup = lazy(async () => ({ default: (await import('./TipPopup.tsx')).TipPopup }))

type Handlers<T extends Element> = {
  readonly onPointerEnter?: PointerEventHandler<T> | undefined
  readonly onPointerLeave?: PointerEventHandler<T> | undefined
  readonly onFocus?: FocusEventHandler<T> | undefined
  readonly onBlur?: FocusEventHandler<T> | undefined
}

type Tip<T extends Element> = {
  readonly tip: ReactNode
  readonly tipProps: Handlers<T>
  /** Shows it at once, for a press. */
  readonly showTip: (element: Element) => void
}

/** ms the pointer rests before a tooltip opens, and ms it may take from the button to the tooltip. */
const openAfter = 350
const closeAfter = 120

/** ms a tooltip stays that a press has opened: a finger never leaves. */
const staysAfterPress = 5_000

/**
 * A tooltip for a button: on hover and on keyboard focus, gone with Escape, and one can move the pointer into it
 * (WCAG 1.4.13). Put `tipProps` on the element after the caller's own props, and `tip` beside it. The text must
 * also be there for screen readers, as name or description; the tooltip itself is for the eye.
 */
export function useTip<T extends Element>(text: string | undefined, own: Handlers<T>): Tip<T> {
  const [anchor, setAnchor] = useState<Element | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const later = (element: Element | null, ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setAnchor(element), ms)
  }
  const now = (element: Element | null) => {
    clearTimeout(timer.current)
    setAnchor(element)
  }
  const showTip = (element: Element) => {
    if (text === undefined) return
    now(element)
    timer.current = setTimeout(() => setAnchor(null), staysAfterPress)
  }
  const tipProps: Handlers<T> = {
    onPointerEnter: (event: PointerEvent<T>) => {
      own.onPointerEnter?.(event)
      if (text !== undefined && event.pointerType !== 'touch') later(event.currentTarget, openAfter)
    },
    onPointerLeave: (event: PointerEvent<T>) => {
      own.onPointerLeave?.(event)
      if (event.pointerType !== 'touch') later(null, closeAfter)
    },
    onFocus: (event: FocusEvent<T>) => {
      own.onFocus?.(event)
      if (text !== undefined && event.currentTarget.matches(':focus-visible')) now(event.currentTarget)
    },
    onBlur: (event: FocusEvent<T>) => {
      own.onBlur?.(event)
      now(null)
    },
  }
  const tip = anchor !== null && text !== undefined && (
    <Suspense>
      <TipPopup
        anchor={anchor}
        onClose={() => now(null)}
        onStay={() => clearTimeout(timer.current)}
        onLeave={() => later(null, closeAfter)}
      >
        {text}
      </TipPopup>
    </Suspense>
  )
  return { tip, tipProps, showTip }
}
