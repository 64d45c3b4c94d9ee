// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Result } from '#contract/operation.ts'
import { takeToasts } from '#console/ui/toast.ts'
import { cloud, id, notFound, onePagePerTest, open, orders, pass, press, refused } from '#test/cluster-page.tsx'

// Fetched when first needed; here beforehand, so that no test waits for a chunk.
await Promise.all([import('#console/ui/DialogPopup.tsx'), import('#console/ui/MenuPopup.tsx')])
// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 20_000 })
onePagePerTest()

test('a cluster in words: state, connection strings, servers, volumes, options', async () => {
  await open()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('orders')
  expect(screen.getByText('jdbc:postgresql://10.20.4.11:2866/orders?user=app')).toBeDefined()
  expect(screen.getByRole('row', { name: /orders-pg-01.*Running.*Active.*db1v2m4.*2.*4 GB.*10\.20\.4\.11/ })).toBeDefined()
  expect(screen.getByRole('row', { name: /orders-pg-data-01.*DATA.*SSD.*512 GB/ })).toBeDefined()
  await press('and 2 more')
  expect(screen.getByText('10.40.0.0/16')).toBeDefined()
})

test('each piece of what has a tab of its own leads there, and what is followed goes along', async () => {
  const followed = `&request=req-1&operation=stopCluster&sent=${encodeURIComponent('2026-11-23T09:59:00.000Z')}`
  await open(followed)
  const target = (name: string) => screen.getAllByRole('link', { name }).at(-1)?.getAttribute('href')
  expect(['Change server type', 'Add or grow volumes', 'Allowed', 'Backup', 'Archive', 'Maintenance', 'Audit log'].map(target)).toEqual(
    ['storage', 'storage', 'access', 'backups', 'backups', 'maintenance', 'logs'].map(
      (tab) => `/clusters/${id}/${tab}?region=kr-west1${followed}`,
    ),
  )
})

test('an answer that lacks parts and has words nobody knows is shown as far as it goes', async () => {
  cloud.cluster = {
    id,
    name: 'orders',
    service_state: 'HIBERNATED',
    role_type: 'TWIN',
    instance_groups: [{}] as unknown[] as Result<'showCluster'>['instance_groups'],
  }
  await open()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('orders')
  expect(screen.getByText('HIBERNATED')).toBeDefined()
  expect(screen.getByText('The cloud shows no volumes yet.')).toBeDefined()
})

test('an id that the cloud does not know has a page that says so', async () => {
  cloud.cluster = undefined
  await open()
  expect(screen.getAllByText('There is no cluster with this id in kr-west1')).not.toHaveLength(0)
  expect(screen.getByRole('link', { name: 'To the clusters in kr-west1' })).toBeDefined()
})

test('a stuck cluster keeps its way out: sync can be pressed, the others say why not', async () => {
  cloud.cluster = { ...orders, service_state: 'UNKNOWN' }
  await open()
  expect(screen.getByText('The cloud does not know the state of this cluster')).toBeDefined()
  const [sync] = screen.getAllByRole('button', { name: 'Sync state…' })
  expect(sync?.getAttribute('aria-disabled')).toBeNull()
  const restart = screen.getByRole('button', { name: 'Restart…' })
  expect(restart.getAttribute('aria-disabled')).toBe('true')
  expect(document.getElementById(restart.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/refuses changes/)
})

test('nothing is asked again once all is settled', async () => {
  await open()
  const fetch = vi.fn<() => Promise<Response>>(() => Promise.resolve(Response.json(orders)))
  vi.stubGlobal('fetch', fetch)
  await pass(120_000)
  expect(fetch).not.toHaveBeenCalled()
})

test('reading again reads the replicas too, and a failure to read them can be tried again', async () => {
  const replica = 'aaaa9bced610ba64f0ef95bb55461400'
  cloud.cluster = { ...orders, replicas: [replica] }
  const asked: string[] = []
  let broken = true
  const answering = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push(url.replace(/^.*\/v1/, '').replace(/\?.*$/, ''))
    if (url.includes('/replicas')) {
      const failure = { ...notFound, kind: 'forbidden', status: 403 }
      return Promise.resolve(broken ? Response.json({ failure }, { status: 403 }) : Response.json({ contents: [] }))
    }
    if (/clusters\?/.test(url)) return Promise.resolve(Response.json({ contents: [], count: 0, page: 0, size: 100, sort: [] }))
    return answering(url, init)
  })
  await open()
  await pass(2_000)
  broken = false
  await press('Try again')
  await pass(1_000)
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  asked.length = 0
  await press('Read again')
  await pass(1_000)
  expect(asked.toSorted()).toEqual(['/clusters', `/clusters/${id}`, `/clusters/${id}/replicas`])
})

test('a refusal stays in the dialog, with its request id and what to do', async () => {
  cloud.refuses = refused
  await open()
  await press('Restart…')
  await press('Restart orders', screen.getByRole('dialog'))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText('req-refused')).toBeDefined()
  expect(dialog.getByText(/Another operation runs on this cluster/)).toBeDefined()
  expect(cloud.sent).toHaveLength(1)
})

test('a plan that is on its way stays open until the cloud has answered', async () => {
  await open()
  const answering = globalThis.fetch
  const waiting: (() => void)[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (init.method === 'POST') await new Promise<void>((resolve) => waiting.push(resolve))
    return answering(url, init)
  })
  await press('Restart…')
  const dialog = screen.getByRole('dialog')
  expect(within(dialog).getByText('Nothing has been sent yet.')).toBeDefined()
  await press('Restart orders', dialog)
  expect(within(dialog).getByText('Sent, waiting for the cloud.')).toBeDefined()
  const keep = within(dialog).getByRole('button', { name: 'Leave it as it is' })
  expect(document.getElementById(keep.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/^It is sent/)
  await press('Leave it as it is', dialog)
  fireEvent.keyDown(dialog, { key: 'Escape' })
  await pass(500)
  expect(within(dialog).queryByRole('button', { name: 'Close' })).toBeNull()
  cloud.refuses = refused
  waiting[0]?.()
  await pass(500)
  expect(within(screen.getByRole('dialog')).getByText('req-refused')).toBeDefined()
  expect(screen.getByText('The last attempt failed, see below.')).toBeDefined()
  cloud.refuses = undefined
  await press('Restart orders', dialog)
  cloud.cluster = { ...orders, service_state: 'RESTARTING' }
  waiting[1]?.()
  await pass(500)
  expect(screen.queryByRole('dialog')).toBeNull()
  await press('Dismiss')
})

test('terminate asks for the name, and a later 404 is its success', async () => {
  cloud.cluster = { ...orders, service_state: 'STOPPED', replicas: ['r1'] }
  await open()
  fireEvent.click(screen.getByRole('button', { name: /More actions/ }))
  await vi.waitFor(() => screen.getByRole('menuitem', { name: /Terminate/ }))
  fireEvent.click(screen.getByRole('menuitem', { name: /Terminate/ }))
  await pass(100)
  const dialog = screen.getByRole('dialog', { name: 'Terminate orders' })
  await press('Terminate orders', dialog)
  expect(cloud.sent).toEqual([])
  fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: 'orders' } })
  cloud.cluster = { ...orders, service_state: 'TERMINATING' }
  await press('Terminate orders', dialog)
  expect(cloud.sent).toEqual([`DELETE /api/kr-west1/v1/clusters/${id}`])
  cloud.cluster = undefined
  await pass(3_000)
  expect(takeToasts().map((toast) => toast.title)).toEqual(['orders terminated'])
  expect(screen.getByText('The cloud no longer has this cluster')).toBeDefined()
})

test('a refresh that fails leaves the page and says that it is old', async () => {
  await open()
  cloud.cluster = undefined
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ failure: { ...refused, kind: 'forbidden', status: 403 } }, { status: 403 })))
  await press('Read again')
  await pass(1_000)
  expect(screen.getByText(/This is what was read last/)).toBeDefined()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('orders')
})
