import { useLayoutEffect, useRef, useState } from 'react'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { iconButtonClass } from './Button.tsx'
import type { DialogProps } from './Dialog.tsx'
import { firstField } from './first-field.ts'

/** The dialog itself: in the middle, or rising from the foot of a narrow screen. */
export function DialogPopup(props: DialogProps) {
  const { open, onClose } = props
  const t = useTranslations('ui')
  const popup = useRef<HTMLDivElement>(null)
  const { title, description, children, footer, size = 'm', closable = true } = useKeptWhileClosing(props)
  useRoomAbove(open)
  return (
    <CSPProvider disableStyleElements>
      <Dialog.Root open={open} onOpenChange={(next) => !next && closable && onClose()}>
        <Dialog.Portal>
          <Dialog.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-(--calm) data-ending-style:opacity-0 data-starting-style:opacity-0" />
          <Dialog.Viewport className="fixed inset-0 z-30 grid place-items-center overflow-hidden p-4 max-s:place-items-end max-s:p-0">
            <Dialog.Popup
              ref={popup}
              initialFocus={(by) => (by === 'touch' ? popup.current : firstField(popup.current))}
              className={`${popupClass} ${size === 'l' ? 's:max-w-184' : 's:max-w-120'}`}
            >
              <header className="flex items-start gap-3 px-5 pt-4 max-s:px-4">
                <div className="min-w-0 flex-1">
                  <Dialog.Title className="text-16 wrap-anywhere">{title}</Dialog.Title>
                  {description !== undefined && <Dialog.Description className="mt-0.5 text-quiet">{description}</Dialog.Description>}
                </div>
                {closable && (
                  <Dialog.Close aria-label={t('close')} className={`-mt-1 -mr-2 ${iconButtonClass()}`}>
                    <X className="size-4" />
                  </Dialog.Close>
                )}
              </header>
              <div data-body className="grid grid-cols-[minmax(0,1fr)] gap-4 px-5 py-4 max-s:px-4">
                {children}
              </div>
              {footer !== undefined && (
                <footer className="sticky bottom-0 z-3 flex flex-wrap items-center justify-end gap-2 rounded-b-3 border-t border-line bg-overlay px-5 py-3 max-s:rounded-none max-s:px-4 max-s:*:flex-auto">
                  {footer}
                </footer>
              )}
            </Dialog.Popup>
          </Dialog.Viewport>
        </Dialog.Portal>
      </Dialog.Root>
    </CSPProvider>
  )
}

/** A native dialog (the navigation of a phone) lies above all else and holds the focus: it makes way, or nobody could answer. */
function useRoomAbove(open: boolean) {
  useLayoutEffect(() => {
    if (open) for (const native of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) native.close()
  }, [open])
}

/** What the dialog said while it was open: a caller may have nothing to say any more while it still fades. */
function useKeptWhileClosing(props: DialogProps): DialogProps {
  const [kept, setKept] = useState(props)
  if (props.open && props !== kept) setKept(props)
  return props.open ? props : kept
}

// Tables inside stick to the dialog's edge, not to the top bar; what has the focus scrolls clear of the footer.
const popupClass =
  'max-h-full w-full scroll-pb-20 overflow-y-auto rounded-3 bg-overlay text-13 text-normal shadow-dialog outline-none [--table-ground:var(--overlay)] [--table-top:0px] ' +
  'transition-[opacity,translate] duration-(--calm) data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0 ' +
  'max-s:max-h-[calc(100dvh-2rem)] max-s:rounded-b-none max-s:data-ending-style:translate-y-4 max-s:data-starting-style:translate-y-4'
