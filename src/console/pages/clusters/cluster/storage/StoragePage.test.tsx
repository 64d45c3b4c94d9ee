// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { create } from '#console/messages/en/create.ts'
import { storage } from '#console/messages/en/storage.ts'
import { bodiesOf } from '#test/envelope.ts'
import { cloud, onePagePerTest, open, orders, pass, press, refused } from '#test/cluster-page.tsx'
import { StoragePage } from './StoragePage.tsx'

// They come when the first one opens; here the clock stands.
await Promise.all([import('#console/ui/DialogPopup.tsx'), import('#console/ui/SidePanelPopup.tsx')])

onePagePerTest()

const tab = { path: 'storage', Component: StoragePage, words: { create, storage } } as const
const group = orders.instance_groups[0]!
const data = group.block_storage_groups[0]!
const typeOf = (name: string, cores: number, gb: number, purpose: string) => ({
  name,
  cpu_core: cores,
  memory_gb: gb,
  purpose,
  description: '',
  type: 'Standard',
  product_type: 'PostgreSQL Community',
  product_image_type: 'PostgreSQL Community',
})

/** What was sent to the cloud, with its body. */
const bodies: unknown[] = []

async function openTab() {
  const answers = globalThis.fetch
  bodies.length = 0
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    bodies.push(...bodiesOf(init))
    const types = [typeOf('db1v2m4', 2, 4, 'Compute optimized'), typeOf('db1v4m16', 4, 16, 'General purpose')]
    return url.includes('/server-types') ? Promise.resolve(Response.json({ contents: types })) : answers(url, init)
  })
  await open('', tab)
  await pass(50)
}

const panel = (name: string) => screen.getByRole('dialog', { name })
const size = (form: HTMLElement) => within(form).getByRole('textbox', { name: /size/i })
const slider = (form: HTMLElement) => within(form).getByRole('slider')

test('the servers with their addresses, and the volumes with what each is for', async () => {
  cloud.cluster = {
    ...orders,
    virtual_ip_address: '10.20.4.10',
    instance_groups: [{ ...group, block_storage_groups: [{ ...data, id: 'os', name: 'orders-os', role_type: 'OS', size_gb: 104 }, data] }],
  }
  await openTab()
  expect(within(screen.getByRole('table', { name: 'Instances' })).getAllByText('10.20.4.11')).not.toHaveLength(0)
  expect(screen.getByText('10.20.4.10')).toBeTruthy()
  expect(screen.getByText('616 GB in all')).toBeTruthy()
  expect(screen.getByText('tables and indexes')).toBeTruthy()
  const grow = screen.getByRole('button', { name: 'Grow… orders-os' })
  expect(grow.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('button', { name: 'Grow… orders-pg-data-01' }).getAttribute('aria-disabled')).toBeNull()
})

test('no servers yet, and what moves takes no other change', async () => {
  cloud.cluster = { ...orders, service_state: 'CREATING', instance_groups: [] }
  await openTab()
  expect(screen.getByText('No servers yet')).toBeTruthy()
})

test('a volume grows in steps: what cannot be is refused beside the field with the sizes next to it', async () => {
  await openTab()
  await press('Grow… orders-pg-data-01')
  const form = panel('Grow orders-pg-data-01')
  expect(slider(form).getAttribute('min')).toBe('512')
  for (const [typed, problem] of [
    ['512', 'A volume only grows'],
    ['400', 'A volume only grows'],
    ['700', 'in steps of 8 GB'],
    ['6000', 'in steps of 8 GB'],
    ['', 'in steps of 8 GB'],
  ] as const) {
    fireEvent.change(size(form), { target: { value: typed } })
    await press('See the plan…', form)
    expect(within(form).getByText(new RegExp(problem))).toBeTruthy()
    expect(screen.queryByRole('dialog', { name: /^Grow orders-pg-data-01 of/ })).toBeNull()
  }
  fireEvent.change(size(form), { target: { value: '700' } })
  await press('Use 704', form)
  expect(size(form)).toHaveProperty('value', '704')
  expect(slider(form)).toHaveProperty('value', '704')
  expect(within(form).queryByText('Above 2 TB backups are slow')).toBeNull()
  fireEvent.change(slider(form), { target: { value: '3000' } })
  expect(within(form).getByText('Above 2 TB backups are slow')).toBeTruthy()
})

test('a refusal leaves the plan open, and the form below it as it was', async () => {
  await openTab()
  await press('Grow… orders-pg-data-01')
  const form = panel('Grow orders-pg-data-01')
  fireEvent.change(size(form), { target: { value: '1024' } })
  await press('See the plan…', form)
  cloud.refuses = refused
  await press('Grow volume', panel('Grow orders-pg-data-01 of orders'))
  expect(screen.getByText('req-refused')).toBeTruthy()
  await press('Back to editing', panel('Grow orders-pg-data-01 of orders'))
  await pass(500)
  expect(size(form)).toHaveProperty('value', '1024')
  cloud.refuses = undefined
  await press('See the plan…', form)
  await press('Grow volume', panel('Grow orders-pg-data-01 of orders'))
  await pass(500)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(bodies).toEqual([{ size_gb: 1024 }, { size_gb: 1024 }])
})

test('a further volume: like the data, unless a person says otherwise', async () => {
  await openTab()
  await press('Add volume…')
  const form = panel('Add a volume')
  expect(within(form).getByRole('radio', { name: 'SSD' })).toHaveProperty('checked', true)
  fireEvent.click(within(form).getByRole('radio', { name: 'ARCHIVE' }))
  fireEvent.click(within(form).getByRole('radio', { name: 'HDD' }))
  expect(within(form).getByText(/The data lies on SSD/)).toBeTruthy()
  fireEvent.change(size(form), { target: { value: '256' } })
  await press('See the plan…', form)
  await press('Add volume', panel('Add a volume to orders'))
  expect(bodies).toEqual([{ role_type: 'ARCHIVE', size_gb: 256, volume_type: 'HDD' }])
})

test('a type of volume that this console does not know is not called another', async () => {
  cloud.cluster = { ...orders, instance_groups: [{ ...group, block_storage_groups: [{ ...data, volume_type: 'NVME' }] }] }
  await openTab()
  await press('Add volume…')
  expect(within(panel('Add a volume')).getByText(/The data lies on NVME/)).toBeTruthy()
})

test('the tenth volume: its plan says that the cloud may refuse it', async () => {
  const volumes = Array.from({ length: 9 }, (_, index) => ({ ...data, id: `v${index}`, name: `orders-data-${index}` }))
  cloud.cluster = { ...orders, instance_groups: [{ ...group, block_storage_groups: volumes }] }
  await openTab()
  await press('Add volume…')
  const form = panel('Add a volume')
  fireEvent.change(size(form), { target: { value: '256' } })
  await press('See the plan…', form)
  expect(within(panel('Add a volume to orders')).getByText(/at most 9 volumes besides the OS volume/)).toBeTruthy()
})

test('another server type: now and new side by side, and nothing to send while they are the same', async () => {
  await openTab()
  await press('Change server type…')
  const form = panel('Change server type')
  await pass(100)
  const see = within(form).getByRole('button', { name: 'See the plan…' })
  expect(see.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(within(form).getByRole('radio', { name: /^db1v4m16,/ }))
  const sides = within(form).getByRole('table', { name: 'Now and new side by side' })
  expect(within(sides).getByRole('row', { name: /^vCPU/ }).textContent).toBe('vCPU24+2')
  expect(within(sides).getByRole('row', { name: /^Memory/ }).textContent).toBe('Memory4 GB16 GB+12')
  expect(within(sides).getByRole('row', { name: /^Purpose/ }).textContent).toBe('PurposeCompute optimizedGeneral purpose')
  await press('See the plan…', form)
  await press('Change server type', panel('Change the server type of orders'))
  expect(bodies).toEqual([{ server_type_name: 'db1v4m16' }])
})
