import { lazy, Suspense, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { buttonClass } from './Button.tsx'

export type MenuItem = {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly onSelect: () => void
  /** Why it cannot be chosen now; shown under its label. */
  readonly disabledReason?: string | undefined
  /** Cannot be undone: red. */
  readonly danger?: boolean
  /** Set on every item of a group: one of them is chosen, and it has a check mark. */
  readonly selected?: boolean
  /** Set for one that is on or off by itself: choosing it leaves the menu open. */
  readonly checked?: boolean
}

export type MenuGroup = { readonly id: string; readonly label?: string; readonly items: readonly MenuItem[] }

/** How it was opened: a pointer leaves the focus on the whole menu, the keyboard starts at its first or last item. */
export type MenuOpening = false | 'pointer' | 'first' | 'last'

type Props = {
  /** What the menu offers: part of the button's name, and the menu's. */
  readonly label: string
  /** What is on the button. */
  readonly trigger: ReactNode
  readonly triggerClass?: string
  readonly items: readonly MenuItem[] | readonly MenuGroup[]
  /** Which edge of the button the menu keeps to. */
  readonly align?: 'start' | 'end'
}

const load = () => import('./MenuPopup.tsx')
const MenuPopup = lazy(async () => ({ default: (await load()).MenuPopup }))

/** A button with a menu. Its code comes with the first sign of interest; a click that is faster still opens it. */
export function Menu({ label, trigger, triggerClass = buttonClass(), items, align = 'end' }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<MenuOpening>(false)
  const [used, setUsed] = useState(false)
  const show = (by: MenuOpening) => {
    setUsed(true)
    setOpen(by)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    show(event.key === 'ArrowUp' ? 'last' : 'first')
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open !== false}
        aria-controls={open === false ? undefined : id}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onKeyDown={onKeyDown}
        onClick={(event) => show(open === false ? (event.detail === 0 ? 'first' : 'pointer') : false)}
        className={`relative ${triggerClass}`}
      >
        {trigger !== label && <span className="sr-only">{label}</span>}
        {trigger}
      </button>
      {used && (
        <Suspense>
          <MenuPopup id={id} label={label} items={items} align={align} anchor={button} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
