import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Steady } from './Steady.tsx'

export type TabItem = { readonly id: string; readonly label: ReactNode; readonly content: ReactNode }

type Props = {
  /** What the tabs are about, for screen readers. */
  readonly label: string
  readonly items: readonly TabItem[]
  /** The open tab; without it the first is open and the tabs keep it themselves. */
  readonly value?: string
  readonly onChange?: (id: string) => void
}

/** Several views of one thing. Arrow keys, Home and End move and open; the strip scrolls sideways where it is narrow. */
export function Tabs({ label, items, value, onChange }: Props) {
  const base = useId()
  const strip = useRef<HTMLDivElement>(null)
  const [own, setOwn] = useState(items[0]?.id)
  const wanted = value ?? own
  const open = items.find((item) => item.id === wanted) ?? items[0]
  if (open === undefined) return null

  const choose = (id: string) => {
    setOwn(id)
    onChange?.(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = target(event.key, items.indexOf(open), items.length)
    const item = next === undefined ? undefined : items[next]
    if (item === undefined) return
    event.preventDefault()
    choose(item.id)
    const tab = strip.current?.children[next ?? 0]
    if (tab instanceof HTMLElement) tab.focus()
  }
  return (
    <div className="min-w-0">
      <div
        ref={strip}
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="mb-3 flex gap-5 overflow-x-auto border-b border-line scrollbar-none"
      >
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="tab"
            id={`${base}-${item.id}`}
            aria-selected={item === open}
            aria-controls={`${base}-panel`}
            tabIndex={item === open ? 0 : -1}
            onClick={() => choose(item.id)}
            className="shrink-0 py-2 whitespace-nowrap text-quiet -outline-offset-2 hover:text-strong aria-selected:font-semibold aria-selected:text-strong aria-selected:inset-shadow-[0_-2px_var(--accent-text)] pointer-coarse:min-h-11"
          >
            {typeof item.label === 'string' ? <Steady>{item.label}</Steady> : item.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${open.id}`} tabIndex={0} className="min-w-0 rounded-1">
        {open.content}
      </div>
    </div>
  )
}

function target(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowLeft') return (at + count - 1) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return undefined
}
