import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { stepOfField, type StepId } from './steps.ts'
import type { CreateForm } from './use-create-form.ts'
import type { FieldName } from './values.ts'

/** What a link to a field puts into the history beside the URL. */
export type StepLinkState = { readonly field: FieldName }

/**
 * Moves the focus when another step opens: to its heading, so that it is read out, or to the field that the link named.
 * Not at the first one, which the page itself announces.
 */
export function useStepFocus(step: StepId, form: CreateForm) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  const { state } = useLocation()
  const field = fieldOf(state)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    heading.current?.focus()
    if (field !== undefined && step === stepOfField(field)) form.setFocus(field)
  }, [step, field, form])
  return { heading }
}

function fieldOf(state: unknown): FieldName | undefined {
  return typeof state === 'object' && state !== null && 'field' in state ? (state as StepLinkState).field : undefined
}
