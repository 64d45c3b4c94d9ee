import { useRef, type PointerEvent } from 'react'
import type { Instant } from '#contract/instant.ts'
import { instantAt } from '#console/lib/timeline.ts'
import type { Scale } from '#console/lib/ticks.ts'

/**
 * Picks on a drawing by pointer: at the press and as long as it is held. The scale is the one of the press until then: it must not slip
 * away under the hand.
 */
export function usePointerPick(scale: Scale, onPick: (at: Instant, held: boolean) => void) {
  const held = useRef<Scale>(undefined)
  const pick = (event: PointerEvent<HTMLElement>, on: Scale, stays: boolean) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const share = width === 0 ? 0 : (event.clientX - left) / width
    onPick(instantAt(Math.min(1, Math.max(0, share)), on), stays)
  }
  const release = (event: PointerEvent<HTMLElement>) => {
    if (held.current === undefined) return
    pick(event, held.current, false)
    held.current = undefined
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || !event.isPrimary) return
      held.current = scale
      event.currentTarget.setPointerCapture(event.pointerId)
      pick(event, scale, true)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (held.current !== undefined) pick(event, held.current, true)
    },
    onPointerUp: release,
    onPointerCancel: release,
  }
}
