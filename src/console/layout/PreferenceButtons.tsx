import { Clock, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { localZone, prefer, usePreferences, useZone } from '#console/lib/preferences.ts'
import { Button } from '#console/ui/Button.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { Menu } from '#console/ui/Menu.tsx'

/** Switches to the other language; its label is written in that language, so that whoever needs it can read it. */
export function LanguageButton() {
  const { language } = usePreferences()
  const other = language === 'en' ? 'ko' : 'en'
  return (
    <Button kind="quiet" lang={other} onClick={() => prefer('language', other)}>
      {other === 'ko' ? '한국어' : 'English'}
    </Button>
  )
}

/** Switches between light and dark. */
export function ThemeButton() {
  const t = useTranslations('layout')
  const { theme } = usePreferences()
  const systemIsDark = useSyncExternalStore(watchSystem, () => darkQuery().matches)
  const dark = theme === 'dark' || (theme === 'system' && systemIsDark)
  return (
    <IconButton
      label={dark ? t('themeLight') : t('themeDark')}
      icon={dark ? <Sun className="size-4" aria-hidden="true" /> : <Moon className="size-4" aria-hidden="true" />}
      onClick={() => prefer('theme', dark ? 'light' : 'dark')}
    />
  )
}

function darkQuery(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}

function watchSystem(listener: () => void): () => void {
  const query = darkQuery()
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** The zone of every instant on the screen. */
export function ZoneMenu() {
  const t = useTranslations('layout')
  const zone = useZone()
  const { zone: chosen } = usePreferences()
  const local = localZone()
  const zones = [...new Set(['Asia/Seoul', 'UTC', chosen === 'local' ? 'UTC' : chosen])].filter((name) => name !== local)
  const items = [
    { id: 'local', label: t('localZone', { zone: local }), selected: chosen === 'local', onSelect: () => prefer('zone', 'local') },
    ...zones.map((name) => ({ id: name, label: name, selected: chosen === name, onSelect: () => prefer('zone', name) })),
  ]
  return (
    <Menu
      label={t('zone', { zone })}
      align="end"
      triggerClass="flex h-control items-center gap-1.5 rounded-2 px-2 text-13 text-normal hover:bg-hover"
      trigger={
        <>
          <Clock className="size-4" aria-hidden="true" />
          <span className="max-s:hidden">{zone}</span>
        </>
      }
      items={items}
    />
  )
}
