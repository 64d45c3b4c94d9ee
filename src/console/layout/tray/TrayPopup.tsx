import type { RefObject } from 'react'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Popover } from '@base-ui/react/popover'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { isOpen, type JournalEntry } from '#contract/bff/journal.ts'
import type { Failure } from '#contract/errors.ts'
import { useRegion } from '#console/api/region.ts'
import { useFailureWordsOf } from '#console/components/FailureNotice.tsx'
import { paths } from '#console/paths.ts'
import { NotifyChoice } from './NotifyChoice.tsx'
import { TrayRow } from './TrayRow.tsx'

type Props = {
  readonly entries: readonly JournalEntry[]
  readonly failure: Failure | undefined
  readonly open: boolean
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

/** What is under way, what waits, and what has just ended; below it whether the browser shall tell. */
export function TrayPopup({ entries, failure, open, anchor, onClose }: Props) {
  const t = useTranslations('journal.tray')
  const region = useRegion()
  const words = useFailureWordsOf()
  const running = entries.filter(({ state }) => isOpen(state))
  const ended = entries.filter(({ state }) => !isOpen(state))
  return (
    <CSPProvider disableStyleElements>
      <Popover.Root open={open} onOpenChange={(next, { event }) => !next && !isOn(anchor.current, event.target) && onClose()}>
        <Popover.Portal>
          <Popover.Positioner anchor={anchor} align="end" sideOffset={4} collisionPadding={8} className="z-25 outline-none">
            <Popover.Popup
              finalFocus={anchor}
              className="grid max-h-(--available-height) w-100 max-w-(--available-width) grid-rows-[auto_minmax(0,1fr)_auto] rounded-3 bg-overlay text-13 text-normal shadow-pop outline-none"
            >
              <header className="flex items-center justify-between gap-3 border-b border-line px-4 py-2">
                <Popover.Title className="text-13">{t('title')}</Popover.Title>
                <Link to={paths.activity(region)} onClick={onClose}>
                  {t('all')}
                </Link>
              </header>
              <div className="overflow-y-auto">
                {failure !== undefined && <p className="px-4 pt-3 text-unknown">{t('failed', { reason: words(failure).title })}</p>}
                {running.length === 0 && failure === undefined && (
                  <div className="px-4 py-3">
                    <p className="font-semibold text-strong">{t('nothing')}</p>
                    <p className="text-quiet">{t('nothingText')}</p>
                  </div>
                )}
                <Rows entries={running} onLeave={onClose} />
                {ended.length > 0 && <h3 className="border-t border-line px-4 pt-2 text-12 text-quiet">{t('justEnded')}</h3>}
                <Rows entries={ended} onLeave={onClose} />
              </div>
              <footer className="border-t border-line px-4 py-2">
                <NotifyChoice />
              </footer>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </CSPProvider>
  )
}

/** The button itself opens and closes: a press on it is not one beside the tray. */
function isOn(button: HTMLElement | null, target: EventTarget | null): boolean {
  return target instanceof Node && button?.contains(target) === true
}

function Rows({ entries, onLeave }: { readonly entries: readonly JournalEntry[]; readonly onLeave: () => void }) {
  return (
    <ul className="divide-y divide-line empty:hidden">
      {entries.map((entry) => (
        <TrayRow key={entry.id} entry={entry} onLeave={onLeave} />
      ))}
    </ul>
  )
}
