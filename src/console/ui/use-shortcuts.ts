import { useEffect, useRef } from 'react'

/** What a key does; `false` says that it does nothing here, and leaves the key to the browser. */
export type KeyAction = () => boolean | void

/**
 * Single keys that do something wherever the focus is on the page. They rest while one types, while a dialog or a menu
 * is open, and with Ctrl, Alt or Meta, which are the browser's.
 */
export function useShortcuts(enabled: boolean, actions: Readonly<Record<string, KeyAction>>): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => {
      const action = latest.current[keyOf(event)]
      if (action === undefined || event.defaultPrevented || takesText(event.target) || somethingOpen()) return
      if (action() !== false) event.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [enabled])
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** The key by its name, letters small; by its place where another script is on, as ㅓ is on J of a Korean keyboard. */
export function keyOf({ key, code, ctrlKey, altKey, metaKey }: Pressed): string {
  if (ctrlKey || altKey || metaKey) return ''
  if (/^[ -~]$/.test(key)) return key.toLowerCase()
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key
}

function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
}

/** Whether a dialog or a menu is open, in which no key of the page counts. */
export function somethingOpen(): boolean {
  return document.querySelector('[role=dialog], [role=alertdialog], [role=menu], dialog[open]') !== null
}
