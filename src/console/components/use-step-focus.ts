import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/** What a link to a field puts into the history beside the URL. */
export type StepLinkState = { readonly field: string }

/**
 * Moves the focus when another step opens: to its heading, so that it is read out, or to the field that the link named.
 * Not at the first one, which the page itself announces.
 * @param setFocus focuses a field, if it stands in this step
 */
export function useStepFocus(step: string, setFocus: (field: string) => void) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  const focus = useRef(setFocus)
  const { state } = useLocation()
  const field = fieldOf(state)
  useEffect(() => {
    focus.current = setFocus
  })
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    heading.current?.focus()
    if (field !== undefined) focus.current(field)
  }, [step, field])
  return { heading }
}

function fieldOf(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('field' in state)) return undefined
  return typeof state.field === 'string' ? state.field : undefined
}
