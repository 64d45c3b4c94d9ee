// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Menu, type MenuItem } from './Menu.tsx'
import { renderInWords } from './render-in-words.tsx'

// Compiling the lazy part is no part of what is timed here; the pieces themselves still wait for it.
beforeAll(() => import('./MenuPopup.tsx'))
afterEach(cleanup)

function show(items: readonly MenuItem[]) {
  renderInWords(<Menu label="More actions" trigger={<svg />} items={items} />)
  return screen.getByRole('button', { name: 'More actions' })
}

test('the very first press opens it, although its code is not there yet', async () => {
  const onSelect = vi.fn<() => void>()
  const button = show([{ id: 'stop', label: 'Stop…', onSelect }])
  expect([button.getAttribute('aria-haspopup'), button.getAttribute('aria-expanded')]).toEqual(['menu', 'false'])
  fireEvent.click(button, { detail: 1 })
  expect(button.getAttribute('aria-expanded')).toBe('true')
  const menu = await screen.findByRole('menu', { name: 'More actions' })
  expect(button.getAttribute('aria-controls')).toBe(menu.id)
  fireEvent.click(within(menu).getByRole('menuitem', { name: 'Stop…' }))
  await waitFor(() => expect(onSelect).toHaveBeenCalledTimes(1))
  expect(screen.queryByRole('menu')).toBeNull()
  expect(button.getAttribute('aria-expanded')).toBe('false')
})

test.each([
  ['ArrowDown', 'Start'],
  ['ArrowUp', 'Terminate…'],
])('%s opens it with the focus on %s, Escape gives the focus back', async (key, label) => {
  const button = show([
    { id: 'start', label: 'Start', onSelect: () => undefined },
    { id: 'terminate', label: 'Terminate…', danger: true, onSelect: () => undefined },
  ])
  button.focus()
  fireEvent.keyDown(button, { key })
  await waitFor(() => expect(document.activeElement?.textContent).toBe(label))
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })
  await waitFor(() => expect(document.activeElement).toBe(button))
})

test('an item that cannot be chosen says why and does nothing', async () => {
  const onSelect = vi.fn<() => void>()
  fireEvent.click(show([{ id: 'start', label: 'Start', disabledReason: 'Needs a stopped cluster.', onSelect }]))
  const item = await screen.findByRole('menuitem', { name: /Needs a stopped cluster\./ })
  expect(item.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(item)
  expect(onSelect).not.toHaveBeenCalled()
  expect(screen.getByRole('menu')).toBeDefined()
})

test('items of which one is chosen are radio items, in their group', async () => {
  const regions = ['kr-west1', 'kr-east1'].map((id) => ({ id, label: id, selected: id === 'kr-east1', onSelect: () => undefined }))
  renderInWords(<Menu label="Region" trigger="kr-east1" items={[{ id: 'regions', label: 'Regions', items: regions }]} />)
  fireEvent.click(screen.getByRole('button', { name: /Region.*kr-east1/ }))
  const group = await screen.findByRole('group', { name: 'Regions' })
  expect(
    within(group)
      .getAllByRole('menuitemradio')
      .map((item) => item.getAttribute('aria-checked')),
  ).toEqual(['false', 'true'])
})

test('items that are on or off by themselves leave the menu open, and are switched by keyboard', async () => {
  const onSelect = vi.fn<() => void>()
  const button = show([
    { id: 'id', label: 'Id', checked: false, onSelect },
    { id: 'reset', label: 'As it comes', onSelect: () => undefined },
  ])
  button.focus()
  fireEvent.keyDown(button, { key: 'ArrowDown' })
  const item = await screen.findByRole('menuitemcheckbox', { name: 'Id', checked: false })
  await waitFor(() => expect(document.activeElement).toBe(item))
  fireEvent.keyDown(item, { key: 'Enter' })
  await waitFor(() => expect(onSelect).toHaveBeenCalledTimes(1))
  expect(screen.getByRole('menu')).toBeDefined()
})
