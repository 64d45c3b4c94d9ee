// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { prefer } from '#console/lib/preferences.ts'
import { oneJournalPerTest, openAt, pass, server } from '#test/journal-page.tsx'
import { Palette } from './Palette.tsx'

await Promise.all([import('./PalettePopup.tsx'), import('./ShortcutsDialog.tsx'), import('#console/ui/DialogPopup.tsx')])
vi.setConfig({ testTimeout: 20_000 })
oneJournalPerTest()
Element.prototype.scrollIntoView = () => undefined

const orders = { id: '109a585ae67b4e8482fdafc8a4a5be74', name: 'orders', region: 'kr-east1', state: 'STOPPED' }
function Page() {
  return (
    <>
      <Palette />
      <input aria-label="a field" />
    </>
  )
}
const open = async () => {
  server.more = { 'GET /api/fleet/search': { clusters: [orders], count: 1 } }
  return openAt('/clusters', { path: '/clusters', Component: Page })
}
const key = async (code: string, more: object = {}, at: Element = document.body) => {
  fireEvent.keyDown(at, { code: `Key${code}`, key: code.toLowerCase(), ctrlKey: true, ...more })
  await pass(400)
}
const box = () => screen.getByRole('combobox', { name: 'Page, cluster or action' })
const type = async (value: string) => {
  fireEvent.change(box(), { target: { value } })
  await pass(200)
}
const chosen = () => document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent

test('Ctrl and K open it, also from a field; a cluster and what is allowed on it are found, and Enter goes to the plan', async () => {
  const router = await open()
  await key('K', {}, screen.getByLabelText('a field'))
  await type('orders start')
  expect(chosen()).toContain('Start cluster · orders')
  expect(screen.queryByRole('option', { name: /^Stop cluster/ })).toBeNull()
  fireEvent.keyDown(box(), { key: 'Enter' })
  await pass(200)
  expect(router.state.location.pathname).toBe(`/clusters/${orders.id}`)
  expect(router.state.location.search).toBe('?region=kr-east1&plan=startCluster')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('arrows go round, and while a syllable is composed Enter and arrows are the input method’s', async () => {
  const router = await open()
  await key('K')
  const [first, second] = screen.getAllByRole('option').map(({ textContent }) => textContent)
  fireEvent.keyDown(box(), { key: 'ArrowDown' })
  expect(chosen()).toBe(second)
  fireEvent.keyDown(box(), { key: 'ArrowDown', isComposing: true })
  fireEvent.keyDown(box(), { key: 'Enter', keyCode: 229 })
  expect(chosen()).toBe(second)
  fireEvent.keyDown(box(), { key: 'ArrowUp' })
  expect(chosen()).toBe(first)
  fireEvent.keyDown(box(), { key: 'ArrowUp' })
  expect(chosen()).toBe(screen.getAllByRole('option').at(-1)?.textContent)
  expect(router.state.location.pathname).toBe('/clusters')
})

test('where clusters cannot be looked for the rest is found, and that is said', async () => {
  await open()
  server.more = {}
  server.fails = { kind: 'forbidden', status: 403, code: '', title: '', details: [], requestId: '', sent: true }
  await key('K')
  await type('activity')
  await pass(30_000)
  expect(chosen()).toContain('Activity')
  expect(screen.getByRole('status').textContent).toMatch(/^Clusters cannot be looked for now: .*Pages are found all the same\.$/)
})

test('nothing that fits is said, and what was typed stays', async () => {
  await open()
  server.more = { 'GET /api/fleet/search': { clusters: [], count: 0 } }
  await key('K')
  await type('zzz')
  expect(screen.getByRole('status').textContent).toBe('Nothing fits. Try fewer letters.')
  expect(box().getAttribute('aria-activedescendant')).toBeNull()
  fireEvent.keyDown(box(), { key: 'Enter' })
  expect((box() as HTMLInputElement).value).toBe('zzz')
})

test('? shows the sheet of all keys, but not while one types, and not where single keys are switched off', async () => {
  await open()
  const help = (at: Element) => {
    fireEvent.keyDown(at, { key: '?', code: 'Slash', shiftKey: true })
    return pass(200)
  }
  await help(screen.getByLabelText('a field'))
  expect(screen.queryByRole('dialog')).toBeNull()
  prefer('shortcuts', 'off')
  await pass(50)
  await help(document.body)
  expect(screen.queryByRole('dialog')).toBeNull()
  prefer('shortcuts', 'on')
  await pass(50)
  await help(document.body)
  const sheet = within(screen.getByRole('dialog', { name: 'Keyboard shortcuts' }))
  expect(sheet.getAllByRole('table').map((table) => (table as HTMLTableElement).caption?.textContent)).toEqual([
    'Everywhere',
    'In the list of clusters',
  ])
  // Above a dialog it would hide what is asked.
  await key('K')
  expect(screen.queryByRole('combobox')).toBeNull()
})
