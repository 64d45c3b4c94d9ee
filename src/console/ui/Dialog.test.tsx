// @vitest-environment jsdom
import { useState } from 'react'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { Button } from './Button.tsx'
import { ConfirmByName } from './ConfirmByName.tsx'
import { Dialog } from './Dialog.tsx'
import { renderInWords } from './render-in-words.tsx'

// Compiling the lazy part is no part of what is timed here; the pieces themselves still wait for it.
beforeAll(() => import('./DialogPopup.tsx'))
afterEach(cleanup)

function Termination() {
  const [open, setOpen] = useState(false)
  const [matches, setMatches] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Terminate…</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Terminate pricing"
        description="Nothing has been sent yet."
        footer={<Button disabledReason={matches ? undefined : 'Type the name first.'}>Terminate pricing</Button>}
      >
        <ConfirmByName name="pricing" onMatch={setMatches} />
      </Dialog>
    </>
  )
}

const opener = () => screen.getByRole('button', { name: 'Terminate…', hidden: true })

async function openIt() {
  opener().focus()
  fireEvent.click(opener())
  return screen.findByRole('dialog', { name: 'Terminate pricing', description: 'Nothing has been sent yet.' })
}

test.each([
  ['Escape', () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })],
  ['the cross', () => fireEvent.click(screen.getByRole('button', { name: 'Close' }))],
])('starts in its first field; %s closes it and the focus goes back', async (_, close) => {
  renderInWords(<Termination />)
  await openIt()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox')))
  close()
  await waitFor(() => expect(document.activeElement).toBe(opener()))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('the deed waits for the whole name, and an earlier confirmation does not count', async () => {
  renderInWords(<Termination />)
  const type = (value: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value } })
  const blocked = () => screen.getByRole('button', { name: 'Terminate pricing' }).getAttribute('aria-disabled')
  await openIt()
  expect(screen.getByRole('textbox', { name: /^Type the name to confirm: pricing$/, description: '7 letters to go' })).toBeDefined()
  type('pricin')
  expect([blocked(), screen.queryByText('1 letter to go') !== null]).toEqual(['true', true])
  type('prixin')
  expect([blocked(), screen.queryByText('This is not the name.') !== null]).toEqual(['true', true])
  type('pricing')
  expect([blocked(), screen.queryByText('The name matches.') !== null]).toEqual([null, true])
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await openIt()
  expect(blocked()).toBe('true')
})
