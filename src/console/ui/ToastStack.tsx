import { useEffect, useState } from 'react'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { announce } from './announce.ts'
import { iconButtonClass } from './Button.tsx'
import { CopyButton } from './CopyButton.tsx'
import { KindGlyph } from './KindGlyph.tsx'
import { onToast, takeToasts, type Toast as Message } from './toast.ts'

/** ms; the clock stands while the pointer or the focus is on a toast, or the window is not in front. */
const stays = 8_000

/** The toasts at the right foot of the page, the newest below; at the foot of a narrow screen. */
export function ToastStack() {
  const t = useTranslations('ui')
  const [manager] = useState(() => Toast.createToastManager<Message>())
  useEffect(() => {
    const show = () => {
      for (const message of takeToasts()) {
        manager.add({ title: message.title, description: message.text, timeout: message.kind === 'error' ? 0 : stays, data: message })
        // Said by our own live region: this one may be younger than the message.
        announce([message.title, message.text].filter(Boolean).join(' '), message.kind === 'error' ? 'urgent' : 'polite')
      }
    }
    show()
    return onToast(show)
  }, [manager])
  return (
    <CSPProvider disableStyleElements>
      <Toast.Provider toastManager={manager} limit={5}>
        <Toast.Portal>
          <Toast.Viewport
            aria-live="off"
            aria-label={t('notifications')}
            className="fixed right-4 bottom-12 z-50 flex w-92 max-w-[calc(100vw-2rem)] flex-col-reverse gap-2 outline-none max-s:right-0 max-s:left-0 max-s:mx-auto"
          >
            <Stack />
          </Toast.Viewport>
        </Toast.Portal>
      </Toast.Provider>
    </CSPProvider>
  )
}

function Stack() {
  const t = useTranslations('ui')
  const { toasts, close } = Toast.useToastManager<Message>()
  return toasts.map((shown) => {
    const { kind = 'info', action, requestId } = shown.data ?? {}
    return (
      <Toast.Root key={shown.id} toast={shown} swipeDirection={['right', 'down']} className={toastClass}>
        <KindGlyph kind={kind} className="mt-[0.1875rem]" />
        <div className="min-w-0">
          <span className="sr-only">{t(kind)}: </span>
          <Toast.Title render={<p />} className="font-semibold wrap-anywhere text-strong" />
          <Toast.Description render={<p />} className="wrap-anywhere text-quiet" />
          {(action !== undefined || requestId !== undefined) && (
            <div className="mt-1 flex flex-wrap items-center gap-x-3">
              {action !== undefined && (
                <button
                  type="button"
                  className="min-h-6 rounded-1 font-medium text-accent-text hover:underline pointer-coarse:min-h-11"
                  onClick={() => {
                    action.onClick()
                    close(shown.id)
                  }}
                >
                  {action.label}
                </button>
              )}
              {requestId !== undefined && (
                <span className="flex min-w-0 items-center gap-0.5 text-quiet">
                  <code className="truncate">{requestId}</code>
                  <CopyButton text={requestId} label={t('requestId')} />
                </span>
              )}
            </div>
          )}
        </div>
        <Toast.Close aria-hidden={false} aria-label={t('close')} className={`-mt-1 -mr-1 ${iconButtonClass('quiet', 'small')}`}>
          <X className="size-4" />
        </Toast.Close>
      </Toast.Root>
    )
  })
}

const toastClass =
  'grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2 rounded-3 bg-overlay p-3 text-13 text-normal shadow-pop ' +
  'transition-[opacity,translate] duration-(--calm) data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-1 data-swiping:translate-x-(--toast-swipe-movement-x) data-swiping:transition-none data-starting-style:opacity-0'
