// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { access } from '#console/messages/en/access.ts'
import { bodiesOf } from '#test/envelope.ts'
import { cloud, onePagePerTest, open, orders, pass, press, refused } from '#test/cluster-page.tsx'
import { AccessPage } from './AccessPage.tsx'

// They come when the first one opens; here the clock stands.
await Promise.all([import('#console/ui/DialogPopup.tsx'), import('#console/ui/SidePanelPopup.tsx')])

onePagePerTest()

const tab = { path: 'access', Component: AccessPage, words: { access } } as const
const bodies: unknown[] = []

async function openTab(allowed: readonly string[] = ['10.20.0.0/16', '10.9.12.4'], search = '') {
  const answers = globalThis.fetch
  bodies.length = 0
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    bodies.push(...bodiesOf(init))
    return answers(url, init)
  })
  cloud.cluster = { ...orders, ...cloud.cluster, allowable_ip_addresses: [...allowed] }
  await open(search, tab)
  await pass(50)
}

const panel = (name: string) => screen.getByRole('dialog', { name })
const rows = () =>
  within(screen.getByRole('table', { name: 'Allowed addresses' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent)
const sent = () => bodies
const typeIn = (form: HTMLElement, text: string) => fireEvent.change(within(form).getByRole('textbox'), { target: { value: text } })

test('each entry says how many addresses it is; wide ones and unreadable ones say so', async () => {
  await openTab(['0.0.0.0/0', '10.0.0.0/8', '10.20.0.0/16', '10.9.12.4', 'odd'])
  expect(rows()).toEqual([
    '0.0.0.0/00.0.0.0/0 lets every address in the world try to connect.4,294,967,296Remove… 0.0.0.0/0',
    '10.0.0.0/810.0.0.0/8 is 16,777,216 addresses.16,777,216Remove… 10.0.0.0/8',
    '10.20.0.0/1665,536Remove… 10.20.0.0/16',
    '10.9.12.41Remove… 10.9.12.4',
    'oddThis console cannot read it as an IPv4 address or network.Remove… odd',
  ])
  expect(screen.getByText('Every address in the world may try to connect')).toBeTruthy()
})

test('nobody can connect, and what to do', async () => {
  await openTab([])
  expect(screen.getByText('Nobody can connect')).toBeTruthy()
})

test('a pasted list: each entry is told how it is understood, and exactly that is sent', async () => {
  await openTab()
  await press('Add…')
  const form = panel('Allow addresses')
  typeIn(form, '172.16.4.5/24, 172.16.4.0/24\n10.9.12.4/32\n10.20.7.7\n192.168.1.9/32')
  expect(within(form).getByText('3 entries to send of 5 typed')).toBeTruthy()
  expect(
    within(form)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    '172.16.4.5/24Bits beyond the network were set: 172.16.4.0/24 is sent.256 addresses.',
    '172.16.4.0/24Typed twice: 172.16.4.0/24 is sent once.',
    '10.9.12.4/32Allowed already: 10.9.12.4 is not sent.',
    '10.20.7.7Gets in already: 10.20.0.0/16 is allowed.',
    '192.168.1.9/32Sent as 192.168.1.9.',
  ])
  await press('See the plan…', form)
  await press('Change allowed addresses', panel('Change the allowed addresses of orders'))
  expect(sent()).toEqual([{ add_ip_addresses: ['172.16.4.0/24', '10.20.7.7', '192.168.1.9'], del_ip_addresses: [] }])
})

test('what is no address keeps the form, named; so does a list with nothing new in it', async () => {
  await openTab()
  await press('Add…')
  const form = panel('Allow addresses')
  for (const [text, problem] of [
    ['', 'Type at least one address or network.'],
    ['10.1.1.1 300.1.1.1 x', 'Not an IPv4 address or network: 300.1.1.1, x'],
    ['1 2 3 4 5 6 7', 'Not an IPv4 address or network: 1, 2, 3, 4, 5 and 2 more'],
    ['10.9.12.4', 'All of these are allowed already: there is nothing to send.'],
  ] as const) {
    typeIn(form, text)
    await press('See the plan…', form)
    expect(within(form).getByText(problem)).toBeTruthy()
    expect(document.activeElement).toBe(within(form).getByRole('textbox'))
  }
  typeIn(form, '2001:db8::1')
  expect(within(form).getByText('IPv6 cannot be allowed.')).toBeTruthy()
  typeIn(form, '0.0.0.0/0')
  expect(within(form).getByText('0.0.0.0/0 lets every address in the world try to connect.')).toBeTruthy()
  expect(bodies).toEqual([])
})

test('what is wide can go in the same write as what takes its place', async () => {
  await openTab(['0.0.0.0/0', '10.30.0.0/16', '10.20.0.0/16'])
  await press('Add…')
  const form = panel('Allow addresses')
  const offered = () =>
    within(form)
      .getAllByRole('checkbox')
      .map((box) => box.closest('label')?.textContent)
  expect(offered()).toEqual(['0.0.0.0/0'])
  typeIn(form, '10.30.7.0/24')
  expect(offered()).toEqual(['0.0.0.0/0', '10.30.0.0/16'])
  expect(within(form).getByText('Gets in already: 0.0.0.0/0 is allowed.')).toBeTruthy()
  for (const name of offered()) fireEvent.click(within(form).getByRole('checkbox', { name: name ?? '' }))
  expect(within(form).queryByText(/Gets in already/)).toBeNull()
  await press('See the plan…', form)
  const plan = panel('Change the allowed addresses of orders')
  expect(within(plan).getByText('2 entries can no longer connect.')).toBeTruthy()
  await press('Change allowed addresses', plan)
  expect(sent()).toEqual([{ add_ip_addresses: ['10.30.7.0/24'], del_ip_addresses: ['0.0.0.0/0', '10.30.0.0/16'] }])
})

test('a finding leads to what is wide ticked to go; without anything to add that alone is a plan', async () => {
  await openTab(['10.0.0.0/8', '10.20.4.4/18', '10.20.0.0/16'], '&plan=setSecurityGroupRules&of=10.20.0.0%2F18')
  const form = panel('Allow addresses')
  expect(within(form).getByRole('checkbox', { name: '10.20.4.4/18' })).toHaveProperty('checked', true)
  expect(within(form).getByRole('checkbox', { name: '10.0.0.0/8' })).toHaveProperty('checked', false)
  await press('See the plan…', form)
  await press('Change allowed addresses', panel('Change the allowed addresses of orders'))
  expect(sent()).toEqual([{ add_ip_addresses: [], del_ip_addresses: ['10.20.4.4/18'] }])
})

test('what is typed and ticked to go at the same time has to be decided', async () => {
  await openTab(['10.0.0.0/8'], '&plan=setSecurityGroupRules&of=10.0.0.0%2F8')
  const form = panel('Allow addresses')
  typeIn(form, '10.0.0.0/8')
  expect(within(form).getByText('On the list, and ticked to go: untick 10.0.0.0/8 to keep it.')).toBeTruthy()
  await press('See the plan…', form)
  expect(within(form).getByText('Typed here and ticked to go: 10.0.0.0/8. Untick what shall stay.')).toBeTruthy()
  fireEvent.click(within(form).getByRole('checkbox', { name: '10.0.0.0/8' }))
  expect(within(form).getByText('Allowed already: 10.0.0.0/8 is not sent.')).toBeTruthy()
  expect(bodies).toEqual([])
})

test('one is removed, as the cloud spells it; a refusal keeps the plan', async () => {
  await openTab(['10.20.0.5/16', '10.9.12.4'])
  cloud.refuses = refused
  await press('Remove… 10.20.0.5/16')
  const plan = panel('Change the allowed addresses of orders')
  expect(within(plan).getByText('1 entry can no longer connect.')).toBeTruthy()
  await press('Change allowed addresses', plan)
  expect(within(plan).getByText('req-refused')).toBeTruthy()
  cloud.refuses = undefined
  await press('Change allowed addresses', plan)
  expect(sent().at(-1)).toEqual({ add_ip_addresses: [], del_ip_addresses: ['10.20.0.5/16'] })
})

test('many are ticked and removed by one write; what is left still lets some of them in', async () => {
  await openTab(['10.0.0.0/8', '10.20.0.0/16', '192.168.1.1', '192.168.1.2'])
  fireEvent.click(screen.getByRole('checkbox', { name: 'Tick all' }))
  fireEvent.click(screen.getByRole('checkbox', { name: 'Tick 10.0.0.0/8' }))
  expect(screen.getByRole('checkbox', { name: 'Tick all' })).toHaveProperty('indeterminate', true)
  await press('Remove 3 entries…')
  const plan = panel('Change the allowed addresses of orders')
  expect(within(plan).getByText('10.20.0.0/16 can still connect: 10.0.0.0/8 lets it in.')).toBeTruthy()
  expect(within(plan).getByText('2 entries can no longer connect.')).toBeTruthy()
  await press('Change allowed addresses', plan)
  await pass(500)
  expect(sent()).toEqual([{ add_ip_addresses: [], del_ip_addresses: ['10.20.0.0/16', '192.168.1.1', '192.168.1.2'] }])
  expect(screen.queryByRole('region', { name: 'Ticked addresses' })).toBeNull()
})

test('one that is removed alone takes no tick away from the others', async () => {
  await openTab(['10.20.0.0/16', '192.168.1.1', '192.168.1.2'])
  fireEvent.click(screen.getByRole('checkbox', { name: 'Tick 192.168.1.1' }))
  fireEvent.click(screen.getByRole('checkbox', { name: 'Tick 192.168.1.2' }))
  await press('Remove… 10.20.0.0/16')
  await press('Change allowed addresses', panel('Change the allowed addresses of orders'))
  await pass(500)
  expect(sent()).toEqual([{ add_ip_addresses: [], del_ip_addresses: ['10.20.0.0/16'] }])
  expect(screen.getByText('2 entries ticked')).toBeTruthy()
})

test('a pasted list that is very long is drawn in part, what is wrong in it first', async () => {
  await openTab([])
  await press('Add…')
  const form = panel('Allow addresses')
  typeIn(form, [...Array.from({ length: 400 }, (_, index) => `10.1.${index % 250}.${Math.floor(index / 250) + 1}`), 'x'].join('\n'))
  const items = within(form).getAllByRole('listitem')
  expect(items).toHaveLength(100)
  expect(items[0]?.textContent).toBe('xNot an IPv4 address or network.')
  expect(within(form).getByText('400 entries to send of 401 typed')).toBeTruthy()
  expect(within(form).getByText('301 more are not drawn here; the plan has all that is sent.')).toBeTruthy()
})

test('a long list: drawn in portions, and asked which entries let an address in', async () => {
  await openTab(Array.from({ length: 250 }, (_, index) => `10.${index}.0.0/16`))
  expect(rows()).toHaveLength(100)
  await press('Show more')
  expect(rows()).toHaveLength(200)
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: '10.240.3.3' } })
  expect(rows().map((row) => row?.slice(0, 13))).toEqual(['10.240.0.0/16'])
  expect(screen.getByText('1 entry fits')).toBeTruthy()
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: '11.1.1.1' } })
  expect(screen.getByText(/^No entry fits/)).toBeTruthy()
})
