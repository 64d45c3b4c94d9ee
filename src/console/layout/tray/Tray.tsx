import { lazy, Suspense, useRef, useState } from 'react'
import { Activity } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useTray } from '#console/api/journal.ts'
import { StateGlyph } from '#console/components/StateGlyph.tsx'
import { usePreferences } from '#console/lib/preferences.ts'
import { learn } from '#console/messages/words.ts'
import { sumsOf } from './sums.ts'
import { useRefreshOnNews } from './use-refresh-on-news.ts'

const load = async () => {
  const [popup] = await Promise.all([import('./TrayPopup.tsx'), learn('journal', 'operations')])
  return { default: popup.TrayPopup }
}
const TrayPopup = lazy(load)
const Notifier = lazy(async () => {
  const [notifier] = await Promise.all([import('./Notifier.tsx'), learn('journal', 'operations')])
  return { default: notifier.Notifier }
})

/**
 * What runs now, on every page: a button that counts, and what it counts when it is pressed. The one place that asks
 * the journal while something is open; what comes to its end makes the screen read the cluster again.
 */
export function Tray() {
  const t = useTranslations('layout')
  const { notify } = usePreferences()
  const { entries, failure } = useTray({ unseen: notify === 'on' })
  const [open, setOpen] = useState(false)
  const [used, setUsed] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useRefreshOnNews(entries)
  const { running, queued, unknown, held } = sumsOf(entries ?? [])
  const total = running + queued + unknown
  // Of what was never read, nothing can be said.
  const blind = entries === undefined && failure !== undefined
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => {
          setUsed(true)
          setOpen(!open)
        }}
        className="flex h-control min-w-control items-center justify-center gap-1.5 rounded-2 px-2 text-13 text-normal hover:bg-hover"
      >
        {blind || unknown + held > 0 ? (
          <StateGlyph look="unknown" />
        ) : running > 0 ? (
          <StateGlyph look="moving" />
        ) : (
          <Activity className="size-4" aria-hidden="true" />
        )}
        {total > 0 && (
          <span aria-hidden="true" className="font-semibold text-strong tabular-nums">
            {total}
          </span>
        )}
        <span className="sr-only">{blind ? t('trayBlind') : total === 0 ? t('trayNone') : t('tray', { running, queued, unknown })}</span>
      </button>
      {used && (
        <Suspense>
          <TrayPopup entries={entries ?? []} failure={failure} open={open} anchor={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
      {notify === 'on' && entries !== undefined && (
        <Suspense>
          <Notifier entries={entries} />
        </Suspense>
      )}
    </>
  )
}
