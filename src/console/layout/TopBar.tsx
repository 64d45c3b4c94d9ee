import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Menu as MenuIcon, X } from 'lucide-react'
import { useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Session } from '#contract/bff/session.ts'
import { IconButton } from '#console/ui/IconButton.tsx'
import { Breadcrumbs } from './Breadcrumbs.tsx'
import { LanguageButton, ThemeButton, ZoneMenu } from './PreferenceButtons.tsx'
import { NavigationContent } from './SideNavigation.tsx'

const Tray = lazy(async () => ({ default: (await import('./tray/Tray.tsx')).Tray }))
const Palette = lazy(async () => ({ default: (await import('./palette/Palette.tsx')).Palette }))

type Props = { readonly session: Session; readonly region: string; readonly onSignOut: () => void }

/** Breadcrumbs and what a person may set; below 64 rem also the button that opens the navigation. */
export function TopBar(props: Props) {
  return (
    <header className="sticky top-0 z-20 flex h-bar items-center gap-2 border-b border-line bg-surface px-6 max-s:px-3">
      <NavigationDrawer {...props} />
      <Breadcrumbs region={props.region} />
      <div className="ml-auto flex items-center gap-1">
        <LaterTools />
        <ZoneMenu />
        <LanguageButton />
        <ThemeButton />
      </div>
    </header>
  )
}

/** ms after which a page has what it needs to be seen; only then comes what looks after everything else. */
const later = 500

/** Palette and tray, which wait until the page is there, and their room until then. */
function LaterTools() {
  const [due, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), later)
    return () => clearTimeout(timer)
  }, [])
  const room = <span className="h-control w-[calc(2*var(--spacing-control)+0.25rem)]" />
  return due ? (
    <Suspense fallback={room}>
      <Palette />
      <Tray />
    </Suspense>
  ) : (
    room
  )
}

/** The navigation on a narrow screen. The native dialog traps the focus, closes on Escape and gives the focus back; another page closes it. */
function NavigationDrawer(props: Props) {
  const t = useTranslations('layout')
  const dialog = useRef<HTMLDialogElement>(null)
  const [openAt, setOpenAt] = useState<string>()
  const { key } = useLocation()
  const open = openAt === key
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <div className="m:hidden">
      <IconButton
        label={t('openNavigation')}
        icon={<MenuIcon className="size-4" aria-hidden="true" />}
        aria-expanded={open}
        onClick={() => setOpenAt(key)}
      />
      <dialog
        ref={dialog}
        aria-label={t('navigation')}
        onClose={() => setOpenAt(undefined)}
        className="fixed inset-y-0 left-0 m-0 h-dvh max-h-none w-64 max-w-[85vw] bg-canvas p-0 text-normal backdrop:bg-scrim"
      >
        <div className="flex min-h-full flex-col gap-3 p-2">
          <IconButton
            className="ml-auto"
            label={t('closeNavigation')}
            icon={<X className="size-4" aria-hidden="true" />}
            onClick={() => setOpenAt(undefined)}
          />
          {open && <NavigationContent {...props} />}
        </div>
      </dialog>
    </div>
  )
}
