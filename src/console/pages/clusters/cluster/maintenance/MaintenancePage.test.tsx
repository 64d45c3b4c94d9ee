// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { maintenance } from '#console/messages/en/maintenance.ts'
import { prefer } from '#console/lib/preferences.ts'
import { bodiesOf } from '#test/envelope.ts'
import { cloud, id, onePagePerTest, open, orders, pass, press, refused } from '#test/cluster-page.tsx'
import { MaintenancePage } from './MaintenancePage.tsx'

// They come when the first one opens; here the clock stands.
await Promise.all([import('#console/ui/DialogPopup.tsx'), import('#console/ui/SidePanelPopup.tsx')])

onePagePerTest()
afterEach(() => prefer('zone', 'local'))

const tab = { path: 'maintenance', Component: MaintenancePage, words: { maintenance } } as const
const sunday = { use_maintenance_option: true, starting_day_of_week: 'SUN', starting_time: '0300', period_hour: '1' }
const engine = (version: string, end_of_service = false) => ({
  id: version,
  name: `PostgreSQL ${version}`,
  major_version: version.split('.')[0],
  software_version: version,
  end_of_service,
  os_type: 'RHEL',
  os_version: '8.10',
})
const replica = { ...orders, id: 'r'.repeat(32), name: 'orders-ra', role_type: 'REPLICA', origin_cluster_id: id, software_version: '16.9' }

let bodies: unknown[]
async function openTab({
  zone = 'Asia/Seoul',
  versions = ['16.9', '16.10', '16.11', '17.6'] as string[] | number | null,
  readable = true,
} = {}) {
  const answers = globalThis.fetch
  bodies = []
  prefer('zone', zone)
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    bodies.push(...bodiesOf(init))
    if (url.includes('/engine-versions')) {
      const failure = { ...refused, kind: 'forbidden', status: 403 }
      return Promise.resolve(
        typeof versions === 'number'
          ? Response.json({ failure }, { status: versions })
          : Response.json({ contents: versions && [...versions.map((version) => engine(version)), engine('16.12', true)] }),
      )
    }
    if (url.includes('/replicas')) return Promise.resolve(Response.json({ contents: [], count: 0 }))
    if (url.includes(`/clusters/${replica.id}`))
      return Promise.resolve(readable ? Response.json(replica) : Response.json({ failure: refused }, { status: 400 }))
    if (url.includes('/clusters?')) return Promise.resolve(Response.json({ contents: [replica], count: 1, page: 0, size: 100 }))
    return answers(url, init)
  })
  await open('', tab)
  await pass(200)
}

const drawings = () => screen.getAllByRole('img').map((each) => each.getAttribute('aria-label'))
const panel = (name: string) => screen.getByRole('dialog', { name })
const patch = () => screen.getByRole('button', { name: /^Patch/ })

test('the window on the cluster’s week and on the reader’s, drawn and in words', async () => {
  cloud.cluster = { ...orders, maintenance_option: sunday }
  await openTab({ zone: 'Europe/Paris' })
  expect(drawings()).toEqual(['Sunday 03:00 to 04:00 Asia/Seoul', 'Saturday 19:00 to 20:00 Europe/Paris'])
  expect(screen.getByText('For you: Saturday 19:00 to 20:00 Europe/Paris')).toBeTruthy()
  expect(screen.getByText('Clocks change: from 2027-04-03 on it is Saturday 20:00 to 21:00 Europe/Paris.')).toBeTruthy()
})

test('one week where both zones are the same; over midnight and over the week’s end', async () => {
  cloud.cluster = { ...orders, maintenance_option: { ...sunday, starting_time: '2300', period_hour: '3' } }
  await openTab()
  expect(drawings()).toEqual(['Sunday 23:00 to Monday 02:00 Asia/Seoul'])
  expect(screen.queryByText(/Clocks change/)).toBeNull()
})

test('no window: what that means', async () => {
  await openTab()
  expect(screen.getByText(/^None is set/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Unset…' })).toBeNull()
})

test('a window that nobody can read is shown as it came, and can be unset', async () => {
  cloud.cluster = { ...orders, maintenance_option: { ...sunday, starting_day_of_week: '<b>' } }
  await openTab()
  expect(screen.getByText('The cloud tells of a window that this console cannot read: <b> 0300 1')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Unset…' })).toBeTruthy()
})

test('a window is chosen, drawn while it is chosen, and sent in the cloud’s spelling', async () => {
  await openTab()
  await press('Set window…')
  const form = panel('Maintenance window')
  for (const [label, value] of [
    ['Day', 'WED'],
    ['Hour', '22'],
    ['Minute', '45'],
    ['Length', '2.5'],
  ] as const) {
    fireEvent.change(within(form).getByLabelText(label), { target: { value } })
  }
  expect(within(form).getByRole('img').getAttribute('aria-label')).toBe('Wednesday 22:45 to Thursday 01:15 Asia/Seoul')
  await press('See the plan…', form)
  await press('Set window', panel('Set the maintenance window of orders'))
  expect(bodies).toEqual([{ start_day_of_week: 'WED', start_time: '22', start_minute: '45', term_hour: '2.5' }])
})

test('the versions that exist: higher minors in service; the highest is offered first', async () => {
  cloud.cluster = { ...orders, software_version: '16.9' }
  await openTab()
  expect(screen.getByRole('button', { name: 'Patch to 16.11…' })).toBeTruthy()
  const group = screen.getByRole('radiogroup', { name: 'Patch to' })
  expect(within(group).getAllByRole('radio')).toHaveLength(2)
  fireEvent.click(within(group).getByRole('radio', { name: '16.10' }))
  fireEvent.click(screen.getByRole('checkbox', { name: 'Make a backup before' }))
  await press('Patch to 16.10…')
  const plan = panel('Patch orders to 16.10')
  fireEvent.change(within(plan).getByRole('textbox'), { target: { value: 'orders' } })
  await press('Patch to 16.10', plan)
  expect(bodies).toEqual([{ software_version: '16.10', backup_before_upgrade: false }])
})

test('the highest there is says so', async () => {
  await openTab({ versions: ['16.9', '16.10'] })
  expect(screen.getByText('No higher minor version is offered.')).toBeTruthy()
  expect(patch().getAttribute('aria-disabled')).toBe('true')
})

test('replicas come first: each with its version and the way to it', async () => {
  cloud.cluster = { ...orders, software_version: '16.9', replicas: [replica.id] }
  await openTab()
  const order = screen.getByRole('region', { name: 'In this order' })
  expect(
    within(order)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['orders-ra 16.9to be patched first', 'orders 16.9'])
  expect(within(order).getByRole('link', { name: 'orders-ra' }).getAttribute('href')).toContain(`/clusters/${replica.id}/maintenance`)
  expect(patch().getAttribute('aria-disabled')).toBe('true')
  expect(screen.getAllByText('Its replicas must be patched first.')).not.toHaveLength(0)
})

test('a replica whose version cannot be read is not taken for patched: the plan warns of it', async () => {
  cloud.cluster = { ...orders, software_version: '16.9', replicas: [replica.id] }
  await openTab({ readable: false })
  await press('Patch to 16.11…')
  expect(within(panel('Patch orders to 16.11')).getByText('Its replica has to be patched first.')).toBeTruthy()
})

test('a cloud that lists no versions at all offers none', async () => {
  await openTab({ versions: null })
  expect(screen.getByText('No higher minor version is offered.')).toBeTruthy()
})

test('versions that cannot be read leave the window usable', async () => {
  await openTab({ versions: 403 })
  expect(screen.getByText('Your key may not do this')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Patch/ })).toBeNull()
  expect(screen.getByRole('button', { name: 'Set window…' })).toBeTruthy()
})
