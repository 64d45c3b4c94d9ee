import { useRef, type FocusEvent, type ReactNode, type RefObject } from 'react'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { MenuGroup, MenuItem, MenuOpening } from './Menu.tsx'

type Props = {
  readonly id: string
  readonly label: string
  readonly items: readonly MenuItem[] | readonly MenuGroup[]
  readonly align: 'start' | 'end'
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly open: MenuOpening
  readonly onClose: () => void
}

/** The menu itself; its button is in `Menu.tsx`, so that closed menus cost nothing. */
export function MenuPopup({ id, label, items, align, anchor, open, onClose }: Props) {
  // What was chosen happens once the menu is gone and its button has the focus again: a dialog that opened earlier
  // would find its focus trap undone by the closing menu, and return the focus to an item that is no more.
  const chosen = useRef<MenuItem>(undefined)
  return (
    <CSPProvider disableStyleElements>
      <Menu.Root
        open={open !== false}
        onOpenChange={(next) => !next && onClose()}
        onOpenChangeComplete={(opened) => {
          if (opened) return
          chosen.current?.onSelect()
          chosen.current = undefined
        }}
      >
        {/* Inside a native dialog the rest of the page is inert: the menu has to open within it. */}
        <Menu.Portal container={anchor.current?.closest('dialog') ?? undefined}>
          <Menu.Positioner anchor={anchor} align={align} sideOffset={4} collisionPadding={8} className="z-40 outline-none">
            <Menu.Popup
              id={id}
              aria-label={label}
              finalFocus={anchor}
              onFocus={(event) => focusItem(event, open, anchor.current)}
              className="max-h-(--available-height) max-w-80 min-w-44 overflow-y-auto rounded-3 bg-overlay p-1 text-13 text-normal shadow-pop transition-[opacity,translate] duration-(--calm) outline-none data-starting-style:-translate-y-1 data-starting-style:opacity-0"
            >
              {groupsOf(items).map((group, index) => (
                <Group key={group.id} group={group} first={index === 0} onChoose={(item) => (chosen.current = item)} />
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </CSPProvider>
  )
}

function groupsOf(items: readonly MenuItem[] | readonly MenuGroup[]): readonly MenuGroup[] {
  return items.every((item): item is MenuGroup => 'items' in item)
    ? items
    : [{ id: 'all', items: items.filter((item): item is MenuItem => !('items' in item)) }]
}

type GroupProps = { readonly group: MenuGroup; readonly first: boolean; readonly onChoose: (item: MenuItem) => void }

function Group({ group, first, onChoose }: GroupProps) {
  const current = group.items.find((item) => item.selected === true)?.id
  const radios = group.items.some((item) => item.selected !== undefined)
  const label = group.label !== undefined && (
    <Menu.GroupLabel className="px-2 pt-1.5 pb-1 text-12 text-quiet">{group.label}</Menu.GroupLabel>
  )
  return (
    <>
      {!first && <Menu.Separator className="-mx-1 my-1 h-px bg-line" />}
      {radios ? (
        <Menu.RadioGroup value={current ?? null}>
          {label}
          {group.items.map((item) => (
            <Menu.RadioItem key={item.id} value={item.id} label={item.label} closeOnClick {...choice(item, onChoose)}>
              <Inside item={item} mark={<Mark shown={item.selected === true} />} />
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      ) : (
        <Menu.Group>
          {label}
          {group.items.map((item) =>
            item.checked === undefined ? (
              <Menu.Item key={item.id} label={item.label} {...choice(item, onChoose)}>
                <Inside item={item} />
              </Menu.Item>
            ) : (
              <Menu.CheckboxItem
                key={item.id}
                label={item.label}
                checked={item.checked}
                onCheckedChange={item.onSelect}
                {...choice(item, () => undefined)}
              >
                <Inside item={item} mark={<Mark shown={item.checked} />} />
              </Menu.CheckboxItem>
            ),
          )}
        </Menu.Group>
      )}
    </>
  )
}

function Mark({ shown }: { readonly shown: boolean }) {
  return shown ? <Check className="mt-0.5 size-4 text-accent-text" /> : <span className="size-4" />
}

function choice(item: MenuItem, onChoose: (item: MenuItem) => void) {
  return {
    disabled: item.disabledReason !== undefined,
    onClick: () => onChoose(item),
    className: `flex min-h-8 cursor-default items-start gap-2 rounded-2 px-2 py-1.5 -outline-offset-2 select-none data-highlighted:bg-hover data-highlighted:text-strong data-disabled:text-quiet pointer-coarse:min-h-11 pointer-coarse:items-center ${
      item.danger === true ? 'text-error data-highlighted:text-error!' : ''
    }`,
  }
}

function Inside({ item, mark }: { readonly item: MenuItem; readonly mark?: ReactNode }) {
  return (
    <>
      {mark}
      {item.icon !== undefined && <span className="mt-0.5 shrink-0 [&_svg]:size-4">{item.icon}</span>}
      <span className="min-w-0">
        {item.label}
        {item.disabledReason !== undefined && <span className="block text-12 text-quiet">{item.disabledReason}</span>}
      </span>
    </>
  )
}

/** The menu itself gets the focus first, from its button; the keyboard expects it on an item. */
function focusItem(event: FocusEvent<HTMLElement>, open: MenuOpening, button: HTMLElement | null) {
  if (event.target !== event.currentTarget || event.relatedTarget !== button || open === 'pointer') return
  const items = event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')
  items[open === 'last' ? items.length - 1 : 0]?.focus()
}
