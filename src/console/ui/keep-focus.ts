import type { MouseEvent } from 'react'

/**
 * Leaves the focus in the field while a button below it is pressed. A field that loses the focus may show an error,
 * which moves the button from under the pointer before it is let go: no click would come of the press.
 */
export function keepFocus(event: MouseEvent) {
  event.preventDefault()
}
