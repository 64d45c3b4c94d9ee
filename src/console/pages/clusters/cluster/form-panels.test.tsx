// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { access } from '#console/messages/en/access.ts'
import { create } from '#console/messages/en/create.ts'
import { logs } from '#console/messages/en/logs.ts'
import { maintenance } from '#console/messages/en/maintenance.ts'
import { storage } from '#console/messages/en/storage.ts'
import { cloud, id, onePagePerTest, open, pass, press, type Tab } from '#test/cluster-page.tsx'
import { AccessPage } from './access/AccessPage.tsx'
import { LogsPage } from './logs/LogsPage.tsx'
import { MaintenancePage } from './maintenance/MaintenancePage.tsx'
import { StoragePage } from './storage/StoragePage.tsx'

// They come when the first one opens; here the clock stands.
await Promise.all([import('#console/ui/DialogPopup.tsx'), import('#console/ui/SidePanelPopup.tsx')])
vi.setConfig({ testTimeout: 20_000 })
onePagePerTest()

const atStorage: Tab = { path: 'storage', Component: StoragePage, words: { create, storage } }
const type = (role: string, name: RegExp | string, value: string) => (form: HTMLElement) =>
  void fireEvent.change(within(form).getByRole(role, { name }), { target: { value } })

/** Every panel with a form: where it is, what opens it, and something that a person does in it. */
const panels: Record<string, { tab: Tab; button: string; fill: (form: HTMLElement) => void }> = {
  'Add a volume': { tab: atStorage, button: 'Add volume…', fill: type('textbox', /size/i, '512') },
  'Grow orders-pg-data-01': { tab: atStorage, button: 'Grow… orders-pg-data-01', fill: type('textbox', /size/i, '1024') },
  'Change server type': {
    tab: atStorage,
    button: 'Change server type…',
    fill: (form) => void fireEvent.click(within(form).getByRole('radio', { name: /db1v4m16/ })),
  },
  'Register export: Slow log': {
    tab: { path: 'logs', Component: LogsPage, words: { logs } },
    button: 'Register… slow',
    fill: type('textbox', 'Bucket', 'orders-logs'),
  },
  'Maintenance window': {
    tab: { path: 'maintenance', Component: MaintenancePage, words: { maintenance } },
    button: 'Set window…',
    fill: type('combobox', 'Day', 'TUE'),
  },
  'Allow addresses': {
    tab: { path: 'access', Component: AccessPage, words: { access } },
    button: 'Add…',
    fill: type('textbox', /addresses/, '10.1.2.3'),
  },
}

async function openPanel(name: string) {
  const { tab, button } = panels[name]!
  const answers = globalThis.fetch
  const serverType = (each: string, cores: number) => ({
    name: each,
    cpu_core: cores,
    memory_gb: 16,
    purpose: 'p',
    description: '',
    type: 't',
  })
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (url.includes('/server-types')) return Response.json({ contents: [serverType('db1v2m4', 2), serverType('db1v4m16', 4)] })
    return /log-export-configs|engine-versions/.test(url) ? Response.json({ contents: [], count: 0 }) : answers(url, init)
  })
  const router = await open('', tab)
  await pass(100)
  await press(button)
  await pass(100)
  return router
}
const panel = (name: string) => screen.queryByRole('dialog', { name })
const escape = async () => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })
  await pass(50)
}

test.each(Object.keys(panels))('%s: Escape, the cross and Cancel ask before what was filled in is thrown away', async (name) => {
  await openPanel(name)
  const form = panel(name)!
  panels[name]!.fill(form)
  await pass(50)
  const filled = () => [...form.querySelectorAll('input, select, textarea')].map((field) => (field as HTMLInputElement).value)
  const before = filled()
  for (const leave of [escape, () => press('Close', form), () => press('Cancel', form)]) {
    await leave()
    expect(panel('Throw away what you filled in?')).not.toBeNull()
    await press('Keep editing', panel('Throw away what you filled in?')!)
    expect(panel(name)).not.toBeNull()
    expect(filled()).toEqual(before)
  }
  await press('Cancel', form)
  await press('Throw away', panel('Throw away what you filled in?')!)
  expect(panel(name)).toBeNull()
  expect(cloud.sent).toEqual([])
})

test.each(Object.keys(panels))('%s: where nothing was filled in, it closes at once', async (name) => {
  await openPanel(name)
  expect(panel(name)).not.toBeNull()
  await escape()
  expect(panel(name)).toBeNull()
})

test('another page is not gone to before it is asked about either', async () => {
  const router = await openPanel('Allow addresses')
  panels['Allow addresses']!.fill(panel('Allow addresses')!)
  await pass(50)
  await act(() => router.navigate(`/clusters/${id}?region=kr-west1`))
  await pass(50)
  expect(router.state.location.pathname).toBe(`/clusters/${id}/access`)
  await press('Throw away', panel('Throw away what you filled in?')!)
  expect(router.state.location.pathname).toBe(`/clusters/${id}`)
})
