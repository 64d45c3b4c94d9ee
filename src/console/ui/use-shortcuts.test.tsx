// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { keyOf, useShortcuts } from './use-shortcuts.ts'

afterEach(cleanup)

const plain = { code: '', ctrlKey: false, altKey: false, metaKey: false }

test.each([
  [{ key: 'j' }, 'j'],
  [{ key: 'J' }, 'j'],
  [{ key: 'ㅓ', code: 'KeyJ' }, 'j'],
  [{ key: 'Process', code: 'KeyX' }, 'x'],
  [{ key: '?' }, '?'],
  [{ key: 'ArrowDown', code: 'ArrowDown' }, 'ArrowDown'],
  [{ key: 'r', ctrlKey: true }, ''],
  [{ key: 'x', altKey: true }, ''],
  [{ key: 'k', metaKey: true }, ''],
])('%o is the key %j', (event, name) => {
  expect(keyOf({ ...plain, ...event })).toBe(name)
})

const action = vi.fn<() => boolean | void>()

function Page({ enabled = true, dialog = false }) {
  useShortcuts(enabled, { x: action })
  return (
    <>
      <input aria-label="Name" />
      <input type="checkbox" aria-label="Select orders" />
      <select aria-label="State" />
      {dialog && <div role="dialog" aria-label="Plan" />}
    </>
  )
}

const pressX = (on: Element = document.body) => fireEvent.keyDown(on, { key: 'x' })

test('a key does its work wherever the focus is, and the browser does nothing with it', () => {
  action.mockClear()
  render(<Page />)
  expect(pressX()).toBe(false)
  expect(pressX(screen.getByRole('checkbox'))).toBe(false)
  expect(action).toHaveBeenCalledTimes(2)
  action.mockReturnValueOnce(false)
  expect(pressX()).toBe(true)
})

test('not while one types, nor in a list of choices, nor while a dialog is open, nor when switched off', () => {
  action.mockClear()
  const { rerender } = render(<Page />)
  pressX(screen.getByRole('textbox'))
  pressX(screen.getByRole('combobox'))
  rerender(<Page dialog />)
  pressX()
  rerender(<Page enabled={false} />)
  pressX()
  expect(action).not.toHaveBeenCalled()
})
