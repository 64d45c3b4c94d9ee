// @vitest-environment jsdom
import { useState } from 'react'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { IntlProvider } from 'use-intl'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { en } from '#console/messages/en/en.ts'
import { Dialog } from './Dialog.tsx'
import { SidePanel } from './SidePanel.tsx'

beforeAll(() => Promise.all([import('./DialogPopup.tsx'), import('./SidePanelPopup.tsx')]))
afterEach(cleanup)

const onSubmit = vi.fn<() => void>()

/** A page whose button opens a panel, whose own button opens a dialog above it. */
function Page() {
  const [open, setOpen] = useState(false)
  const [above, setAbove] = useState(false)
  return (
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <button type="button" onClick={() => setOpen(true)}>
        open
      </button>
      <input aria-label="outside" />
      {open && (
        <SidePanel
          title="Add a volume"
          description="It stays."
          onClose={() => setOpen(false)}
          onSubmit={onSubmit}
          footer={<button type="submit">plan</button>}
          above={
            <Dialog open={above} onClose={() => setAbove(false)} title="The plan">
              <input aria-label="above" />
            </Dialog>
          }
        >
          <input aria-label="size" />
          <button type="button" onClick={() => setAbove(true)}>
            more
          </button>
        </SidePanel>
      )}
    </IntlProvider>
  )
}

const panel = () => screen.findByRole('dialog', { name: 'Add a volume' })

async function openPanel() {
  render(<Page />)
  const button = screen.getByRole('button', { name: 'open' })
  button.focus()
  fireEvent.click(button)
  await panel()
  return { button }
}

test('where the first field is a choice, the focus is on what is chosen', async () => {
  render(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <SidePanel title="Change export" onClose={() => undefined} footer={<button type="submit">plan</button>}>
        <input type="radio" name="often" aria-label="Daily" />
        <input type="radio" name="often" aria-label="Weekly" defaultChecked />
      </SidePanel>
    </IntlProvider>,
  )
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Weekly' })))
})

test('the first field has the focus, and gives it back to the button when the panel closes', async () => {
  const { button } = await openPanel()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'size' })))
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'size' }), { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(document.activeElement).toBe(button))
})

test('a press beside it closes nothing, nor does Escape in what does not belong to it', async () => {
  await openPanel()
  fireEvent.pointerDown(document.body)
  fireEvent.mouseDown(document.body)
  fireEvent.click(document.body)
  fireEvent.keyDown(screen.getByLabelText('outside'), { key: 'Escape' })
  expect(await panel()).toBeTruthy()
})

test('Escape in what it opened above itself closes that alone', async () => {
  await openPanel()
  fireEvent.click(screen.getByRole('button', { name: 'more' }))
  await screen.findByRole('dialog', { name: 'The plan' })
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('above')))
  fireEvent.keyDown(screen.getByLabelText('above'), { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'The plan' })).toBeNull())
  expect(await panel()).toBeTruthy()
})

test('it is a form: its button submits it, and the page stays', async () => {
  await openPanel()
  fireEvent.click(screen.getByRole('button', { name: 'plan' }))
  expect(onSubmit).toHaveBeenCalledTimes(1)
})
