// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Result } from '#contract/operation.ts'
import { replicas as words } from '#console/messages/en/replicas.ts'
import { cloud, id, notFound, onePagePerTest, open, orders, pass, press } from '#test/cluster-page.tsx'
import { ReplicasPage } from './ReplicasPage.tsx'

await Promise.all([import('#console/ui/DialogPopup.tsx'), import('#console/ui/MenuPopup.tsx')])
// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 20_000 })
onePagePerTest()

type Item = Result<'listReplicas'>['contents'][number]

const tab = { path: 'replicas', Component: ReplicasPage, words: { replicas: words } } as const
const ids = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(32))
const line = (name: string, over: Partial<Item> = {}): Item => ({
  name,
  replica_state: 'STREAMING',
  replica_state_detail: null,
  synced_at: '2026-11-23T09:59:52Z',
  ...over,
})

/** A replica as Show Cluster tells it. */
function replica(at: number, name: string, server = `${name}-01`): Result<'showCluster'> {
  const [group] = orders.instance_groups
  return {
    ...orders,
    id: ids[at] ?? '',
    name,
    role_type: 'REPLICA',
    origin_cluster_id: id,
    instance_groups: [{ ...group!, instances: [{ ...group!.instances[0]!, name: server }] }],
  }
}

type Fleet = {
  replicas: readonly Result<'showCluster'>[]
  lines: readonly Item[] | 'forbidden'
  /** How many clusters List Clusters counts, and whether it shows the replicas. */
  listed?: { readonly count: number; readonly shown: boolean }
  unreadable?: readonly string[]
}

/** A cloud with these replicas of `orders`; what is asked is kept. */
function fleet(now: Fleet): string[] {
  const asked: string[] = []
  const answering = globalThis.fetch
  cloud.cluster = { ...orders, replicas: now.replicas.map((one) => one.id) }
  const refuse = (status: number) => Response.json({ failure: { ...notFound, kind: 'forbidden', status } }, { status })
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const path = url.replace(/^.*\/v1/, '').replace(/\?.*$/, '')
    asked.push(`${init.method ?? 'GET'} ${path}`)
    if (path.endsWith('/replicas') && (init.method ?? 'GET') === 'GET')
      return Promise.resolve(now.lines === 'forbidden' ? refuse(403) : Response.json({ contents: now.lines, count: now.lines.length }))
    if (path === '/clusters') {
      const { count = now.replicas.length, shown = true } = now.listed ?? {}
      return Promise.resolve(Response.json({ contents: shown ? now.replicas : [], count, page: 0, size: 100, sort: [] }))
    }
    const one = now.replicas.find((candidate) => path === `/clusters/${candidate.id}`)
    if (one !== undefined) return Promise.resolve(now.unreadable?.includes(one.id) === true ? refuse(403) : Response.json(one))
    return answering(url, init)
  })
  return asked
}

const row = (name: RegExp) => screen.getByRole('row', { name })

test('each replica with how it follows, and since when; the cloud’s own word is kept', async () => {
  fleet({
    replicas: [replica(0, 'orders-ra'), replica(1, 'orders-rb')],
    lines: [
      line('orders-ra-01'),
      line('orders-rb-01', { replica_state: 'walsender', replica_state_detail: 'slot 3 is full', synced_at: '2026-11-23T09:18:00Z' }),
    ],
  })
  await open('', tab)
  await pass(500)
  expect(row(/^orders-ra/).textContent).toMatch(/Streaming.*Running.*kr-west1.*8 sec ago.*8 sec behind when read/)
  expect(row(/^orders-rb/).textContent).toMatch(/walsender.*slot 3 is full.*42 min ago/)
  expect(screen.getByText('2 of 5 replicas')).toBeDefined()
  expect(screen.getByRole('group', { name: /orders-rb does not follow as it should/ })).toBeDefined()
  await pass(65_000)
  expect(row(/^orders-ra/).textContent).toMatch(/1 min ago.*8 sec behind when read/)
})

test('a server that fits two clusters gets no action, and both are named', async () => {
  fleet({
    replicas: [replica(0, 'orders-ra', 'pg-01'), replica(1, 'orders-rb', 'pg-01')],
    lines: [line('pg-01'), line('pg-01', { replica_state: 'DISCONNECTED' })],
  })
  await open('', tab)
  await pass(500)
  expect(screen.queryByRole('button', { name: /^Actions for/ })).toBeNull()
  expect(screen.getByRole('group', { name: /2 servers could belong to more than one cluster/ })).toBeDefined()
  const could = within(screen.getAllByRole('row', { name: /It could be/ })[0]!).getAllByRole('link')
  expect(could.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['orders-ra', `/clusters/${ids[0]}?region=kr-west1`],
    ['orders-rb', `/clusters/${ids[1]}?region=kr-west1`],
  ])
})

test('a replica whose cluster cannot be read is linked and says why nothing can be done', async () => {
  fleet({ replicas: [replica(0, 'orders-ra')], lines: [line('orders-ra-01')], unreadable: [ids[0]!] })
  await open('', tab)
  await pass(2_000)
  expect(screen.getByRole('link', { name: 'orders-ra' }).getAttribute('href')).toBe(`/clusters/${ids[0]}?region=kr-west1`)
  const actions = screen.getByRole('button', { name: /^Actions for/ })
  expect(document.getElementById(actions.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/cannot be read/)
})

test('where a region has more clusters than one list shows, each is asked for by its id', async () => {
  const asked = fleet({
    replicas: [replica(0, 'orders-ra')],
    lines: [line('orders-ra-01')],
    listed: { count: 4_000, shown: false },
  })
  await open('', tab)
  await pass(500)
  expect(screen.getByRole('link', { name: 'orders-ra' })).toBeDefined()
  expect(asked.filter((call) => call.endsWith('/clusters'))).toHaveLength(1)
})

test('the fifth replica is the last: the button says so', async () => {
  const five = ids.map((_, at) => replica(at, `orders-r${'abcde'[at]}`))
  fleet({ replicas: five, lines: five.map(({ name }) => line(`${name}-01`)) })
  await open('', tab)
  await pass(500)
  const create = screen.getByRole('button', { name: 'Create replicas' })
  expect(document.getElementById(create.getAttribute('aria-describedby') ?? '')?.textContent).toBe('A cluster has at most 5 replicas.')
  expect(screen.getAllByRole('button', { name: /^Actions for/ })).toHaveLength(5)
})

test('without replicas the page says what one is good for, and leads to the form', async () => {
  fleet({ replicas: [], lines: [] })
  await open('', tab)
  await pass(500)
  expect(screen.getByRole('heading', { name: 'No replicas yet' })).toBeDefined()
  expect(screen.getByRole('link', { name: 'Create replicas' }).getAttribute('href')).toBe(`/clusters/${id}/replicas/new?region=kr-west1`)
})

test('who may not list replicas is told which right is missing; the frame stays', async () => {
  fleet({ replicas: [replica(0, 'orders-ra')], lines: 'forbidden' })
  await open('', tab)
  await pass(2_000)
  expect(screen.getByText(/postgresql:ListReplicas/)).toBeDefined()
  expect(screen.getByRole('heading', { name: 'orders', level: 1 })).toBeDefined()
})

test('a refresh that fails leaves the rows and says that they are old', async () => {
  const now: Fleet = { replicas: [replica(0, 'orders-ra')], lines: [line('orders-ra-01')] }
  fleet(now)
  await open('', tab)
  await pass(500)
  now.lines = 'forbidden'
  await press('Read again')
  await pass(1_000)
  expect(screen.getByRole('group', { name: /This is what was read last/ })).toBeDefined()
  expect(row(/^orders-ra/)).toBeDefined()
})

test('while one of them catches up, how far it is is read on and on; otherwise it is left alone', async () => {
  const now: Fleet = { replicas: [replica(0, 'orders-ra')], lines: [line('orders-ra-01', { replica_state: 'CATCHUP' })] }
  const asked = fleet(now)
  await open('', tab)
  await pass(5_000)
  expect(asked.filter((call) => call.endsWith('/replicas')).length).toBeGreaterThan(3)
  now.lines = [line('orders-ra-01')]
  await pass(3_000)
  expect(screen.getByText('Streaming')).toBeDefined()
  asked.length = 0
  await pass(60_000)
  expect(asked).toEqual([])
})

test('a reset asks for the name and goes to the replica’s page', async () => {
  fleet({ replicas: [replica(0, 'orders-ra')], lines: [line('orders-ra-01')] })
  const router = await open('', tab)
  await pass(500)
  fireEvent.click(screen.getByRole('button', { name: /^Actions for orders-ra/ }))
  await vi.waitFor(() => screen.getByRole('menuitem', { name: 'Reset…' }))
  fireEvent.click(screen.getByRole('menuitem', { name: 'Reset…' }))
  await pass(50)
  const dialog = within(screen.getByRole('dialog', { name: 'Reset orders-ra' }))
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'orders-ra' } })
  await press('Reset orders-ra', screen.getByRole('dialog'))
  await pass(500)
  expect(cloud.sent).toEqual([`POST /api/kr-west1/v1/clusters/${ids[0]}/reset-replica`])
  expect(router.state.location.pathname).toBe(`/clusters/${ids[0]}`)
  expect(router.state.location.search).toContain('operation=resetReplica')
})
