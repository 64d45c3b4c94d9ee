import { useRef, type ReactNode, type SyntheticEvent } from 'react'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { iconButtonClass } from './Button.tsx'
import { firstField } from './first-field.ts'
import type { SidePanelProps } from './SidePanel.tsx'

/** The panel itself: at the right edge, or over the whole of a narrow screen. */
export function SidePanelPopup({ onClose, title, description, children, footer, onSubmit, size = 'm', above }: SidePanelProps) {
  const t = useTranslations('ui')
  const popup = useRef<HTMLDivElement>(null)
  const onOpenChange = (next: boolean, { reason, event }: Dialog.Root.ChangeEventDetails) => {
    // Escape in something else that lies above (the sign-in when a session has ended) must not throw the form away.
    const elsewhere = reason === 'escape-key' && !isWithin(popup.current, event.target)
    if (!next && !elsewhere) onClose()
  }
  return (
    <CSPProvider disableStyleElements>
      <Dialog.Root open onOpenChange={onOpenChange} disablePointerDismissal>
        <Dialog.Portal>
          <Dialog.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-(--calm) starting:opacity-0" />
          <Dialog.Popup
            ref={popup}
            initialFocus={(by) => (by === 'touch' ? popup.current : firstField(popup.current))}
            className={`${popupClass} ${size === 'l' ? 's:max-w-160' : 's:max-w-112'}`}
          >
            <Frame onSubmit={onSubmit}>
              <header className="flex items-start gap-3 border-b border-line px-5 py-3 max-s:px-4">
                <div className="min-w-0 flex-1">
                  <Dialog.Title className="text-16 wrap-anywhere">{title}</Dialog.Title>
                  {description !== undefined && <Dialog.Description className="mt-0.5 text-quiet">{description}</Dialog.Description>}
                </div>
                <Dialog.Close aria-label={t('close')} className={`-mr-2 ${iconButtonClass()}`}>
                  <X className="size-4" />
                </Dialog.Close>
              </header>
              <div data-body className="grid grid-cols-[minmax(0,1fr)] content-start gap-5 overflow-y-auto px-5 py-4 max-s:px-4">
                {children}
              </div>
              <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3 max-s:px-4 max-s:[&>button]:flex-auto">
                {footer}
              </footer>
            </Frame>
            {above}
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </CSPProvider>
  )
}

type FrameProps = { readonly onSubmit: (() => void) | undefined; readonly children: ReactNode }

function Frame({ onSubmit, children }: FrameProps) {
  const rows = 'grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto]'
  if (onSubmit === undefined) return <div className={rows}>{children}</div>
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form noValidate className={rows} onSubmit={submit}>
      {children}
    </form>
  )
}

/** The page itself counts as within: there Escape means what is open. */
function isWithin(panel: HTMLElement | null, target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Node && panel?.contains(target) === true)
}

// Tables inside stick to the panel's own edge, not to the top bar.
const popupClass =
  'fixed inset-y-0 right-0 z-30 w-full bg-overlay text-13 text-normal shadow-dialog outline-none [--table-ground:var(--overlay)] [--table-top:0px] ' +
  'transition-[opacity,translate] duration-(--calm) starting:translate-x-1 starting:opacity-0'
