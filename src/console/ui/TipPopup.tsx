import type { ReactNode } from 'react'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'

type Props = {
  readonly anchor: Element
  readonly onClose: () => void
  readonly onStay: () => void
  readonly onLeave: () => void
  readonly children: ReactNode
}

/** The tooltip itself; `use-tip.tsx` decides when it is there. */
export function TipPopup({ anchor, onClose, onStay, onLeave, children }: Props) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Root open onOpenChange={(open) => !open && onClose()}>
        <Tooltip.Portal>
          <Tooltip.Positioner anchor={anchor} side="bottom" sideOffset={6} collisionPadding={8} className="z-50">
            <Tooltip.Popup
              role="tooltip"
              onPointerEnter={onStay}
              onPointerLeave={onLeave}
              className="w-max max-w-72 rounded-2 bg-overlay px-2.5 py-1.5 text-12 text-normal shadow-pop transition-opacity data-starting-style:opacity-0"
            >
              {children}
            </Tooltip.Popup>
          </Tooltip.Positioner>
        </Tooltip.Portal>
      </Tooltip.Root>
    </CSPProvider>
  )
}
