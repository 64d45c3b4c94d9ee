import { lazy, Suspense, useEffect, useState } from 'react'
import { Search } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { usePreferences } from '#console/lib/preferences.ts'
import { learn } from '#console/messages/words.ts'
import { IconButton } from '#console/ui/IconButton.tsx'
import { somethingOpen, useShortcuts } from '#console/ui/use-shortcuts.ts'
import { showSheet, useSheet, type Sheet } from './sheets.ts'

const loadPalette = async () => {
  const [popup] = await Promise.all([import('./PalettePopup.tsx'), learn('palette', 'operations', 'cluster')])
  return { default: popup.PalettePopup }
}
const PalettePopup = lazy(loadPalette)
const ShortcutsDialog = lazy(async () => {
  const [dialog] = await Promise.all([import('./ShortcutsDialog.tsx'), learn('shortcuts')])
  return { default: dialog.ShortcutsDialog }
})

/** The button and the keys of what lies above every page: the palette (Ctrl or ⌘ with K), and the sheet of all keys (?). */
export function Palette() {
  const t = useTranslations('layout')
  const { shortcuts } = usePreferences()
  const sheet = useSheet()
  // What was used once stays: a closing dialog fades.
  const [used, setUsed] = useState<ReadonlySet<Sheet>>(new Set())
  if (sheet !== undefined && !used.has(sheet)) setUsed(new Set([...used, sheet]))
  useEffect(() => () => showSheet(undefined), [])
  usePaletteKey(sheet)
  useShortcuts(shortcuts === 'on', { '?': () => showSheet('shortcuts') })
  const close = () => showSheet(undefined)
  return (
    <>
      <IconButton
        label={t('goTo', { keys: isMac ? '⌘K' : 'Ctrl K' })}
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        aria-haspopup="dialog"
        icon={<Search className="size-4" aria-hidden="true" />}
        onPointerEnter={() => void loadPalette()}
        onClick={() => showSheet('palette')}
      />
      <Suspense>{used.has('palette') && <PalettePopup open={sheet === 'palette'} onClose={close} />}</Suspense>
      <Suspense>{used.has('shortcuts') && <ShortcutsDialog open={sheet === 'shortcuts'} onClose={close} />}</Suspense>
    </>
  )
}

const isMac = navigator.userAgent.includes('Mac')

/** With Ctrl or ⌘ no letter is typed, so this works in a field too; not above another dialog, which would lose what is in it. */
function usePaletteKey(sheet: Sheet | undefined): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { ctrlKey, metaKey, altKey, shiftKey, code, isComposing } = event
      if (code !== 'KeyK' || ctrlKey === metaKey || altKey || shiftKey || isComposing || event.defaultPrevented) return
      if (sheet !== 'palette' && somethingOpen()) return
      event.preventDefault()
      showSheet(sheet === 'palette' ? undefined : 'palette')
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [sheet])
}
