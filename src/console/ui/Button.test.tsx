// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'
import { renderInWords } from './render-in-words.tsx'

// Compiling the lazy part is no part of what is timed here; the pieces themselves still wait for it.
beforeAll(() => import('./TipPopup.tsx'))
afterEach(cleanup)

test('a blocked button can be focused, says why, and neither acts nor sends its form', () => {
  const onClick = vi.fn<() => void>()
  const onSubmit = vi.fn<(event: React.FormEvent) => void>((event) => event.preventDefault())
  renderInWords(
    <form onSubmit={onSubmit}>
      <Button type="submit" disabledReason="Start needs a stopped cluster." onClick={onClick}>
        Start
      </Button>
    </form>,
  )
  const button = screen.getByRole('button', { name: 'Start', description: 'Start needs a stopped cluster.' })
  button.focus()
  expect(document.activeElement).toBe(button)
  expect(button.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(button)
  expect(onClick).not.toHaveBeenCalled()
  expect(onSubmit).not.toHaveBeenCalled()
})

test('a press on a blocked button shows the reason, Escape takes it away', async () => {
  renderInWords(<Button disabledReason="Start needs a stopped cluster.">Start</Button>)
  fireEvent.click(screen.getByRole('button'))
  expect((await screen.findByRole('tooltip')).textContent).toBe('Start needs a stopped cluster.')
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull())
})

test('a busy button swallows presses', () => {
  const onClick = vi.fn<() => void>()
  const { rerender } = renderInWords(<Button onClick={onClick}>Create</Button>)
  fireEvent.click(screen.getByRole('button'))
  rerender(
    <Button onClick={onClick} busy>
      Create
    </Button>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Create', busy: true }))
  expect(onClick).toHaveBeenCalledTimes(1)
})

test('an icon button is named by its label and keeps its name when it is blocked', () => {
  const { rerender } = renderInWords(<IconButton label="Refresh" icon={<svg />} />)
  expect(screen.getByRole('button', { name: 'Refresh' }).getAttribute('aria-disabled')).toBeNull()
  rerender(<IconButton label="Refresh" icon={<svg />} disabledReason="Nothing to read yet." />)
  expect(screen.getByRole('button', { name: 'Refresh', description: 'Nothing to read yet.' }).getAttribute('aria-disabled')).toBe('true')
})
