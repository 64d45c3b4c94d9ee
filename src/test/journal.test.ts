import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  deedPath,
  entryPath,
  journalPath,
  trayPath,
  type JournalDetail,
  type JournalEntry,
  type JournalPage,
} from '#contract/bff/journal.ts'
import type { Failure } from '#contract/errors.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import { createMemoryStore, type OpenStore } from '#bff/store/open.ts'
import { enveloped } from './envelope.ts'
import { startStack, type Stack } from './harness.ts'
import { sampleWrites } from './samples.ts'
import type { Visitor } from './visitor.ts'

// The journal's own routes, all the way: the browser's request, the store, and back.

// Whole servers in one process: on a busy machine they take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let stack: Stack
let store: OpenStore
beforeAll(async () => {
  store = await createMemoryStore()
  stack = await startStack({ store })
})
afterAll(async () => {
  await stack.close()
  await store.close()
})

const api = { 'x-console': '1' }
async function ask(visitor: Visitor, path: string, method = 'GET'): Promise<{ status: number; body: unknown }> {
  const response = await visitor.fetch(path, { method, headers: api })
  return { status: response.status, body: await response.json() }
}
const list = async (visitor: Visitor, query = '') => (await ask(visitor, `${journalPath}${query}`)).body as JournalPage
const names = (page: JournalPage) => page.entries.map(({ operation, cluster }) => `${operation} ${cluster.name}`)

/** Somebody with a few writes behind them, two of them refused. */
async function writer() {
  const { visitor, account } = await stack.signIn({ fleet: 'believable' })
  const find = (name: string) => account.clusters().find(({ detail }) => detail.name === name)!.id
  const [orders, notify] = [find('orders'), find('notify')]
  for (const id of [orders, notify]) account.setState(id, 'RUNNING')
  await visitor.call('createCluster', { body: createBody({ name: 'wallet' }) })
  await visitor.call('restartCluster', { cluster_id: orders })
  await visitor.call('stopCluster', { cluster_id: notify })
  const refused = await visitor.fails('setAuditLog', { cluster_id: notify, body: { use_audit_log: true } })
  return { visitor, account, orders, notify, refused }
}

test('a page of the journal is newest first, filtered and counted', async () => {
  const { visitor, orders, notify, refused } = await writer()
  const all = await list(visitor)
  expect(names(all)).toEqual(['setAuditLog notify', 'stopCluster notify', 'restartCluster orders', 'createCluster wallet'])
  expect(all).toMatchObject({ count: 4, page: 0, size: 20 })
  expect(all.entries[0]).toMatchObject({
    state: 'rejected',
    reason: 'cloud_refused',
    id: refused.writeId,
    environment: 'demo',
    region: 'kr-west1',
    requestId: refused.requestId,
    failure: { code: 'Dbaas.ValidationError.ExistInprogress' },
    cluster: { id: notify, name: 'notify' },
  })
  const filtered = async (query: string) => names(await list(visitor, query))
  expect(await filtered('?group=open')).toEqual(['stopCluster notify', 'restartCluster orders', 'createCluster wallet'])
  expect(await filtered('?group=failed')).toEqual(['setAuditLog notify'])
  expect(await filtered(`?cluster=${orders}`)).toEqual(['restartCluster orders'])
  expect(await filtered('?operation=stopCluster')).toEqual(['stopCluster notify'])
  expect(await filtered('?q=WALL')).toEqual(['createCluster wallet'])
  expect(await filtered(`?q=${refused.requestId}`)).toEqual(['setAuditLog notify'])
  expect(await filtered('?q=%25')).toEqual([])
  expect(await filtered('?region=kr-east1')).toEqual([])
  expect(await filtered('?to=2020-01-01T00:00:00Z')).toEqual([])
  expect((await list(visitor, `?from=${encodeURIComponent(all.entries[1]!.createdAt)}`)).count).toBe(2)
  const second = await list(visitor, '?size=3&page=1')
  expect(names(second)).toEqual(['createCluster wallet'])
  expect(second).toMatchObject({ count: 4, page: 1, size: 3 })
})

test('what made a cluster is found by that cluster as well', async () => {
  const { visitor } = await writer()
  const wallet = (await list(visitor, '?q=wallet')).entries[0]!
  expect((await list(visitor, `?cluster=${wallet.resourceId}`)).entries.map(({ id }) => id)).toEqual([wallet.id])
})

test.each(['?size=0', '?size=101', '?page=-1', '?group=all', '?operation=showCluster', '?from=yesterday', '?cluster=../x', '?other=1'])(
  'a query that does not fit (%s) is told',
  async (query) => {
    const { visitor } = await stack.signIn()
    const { status, body } = await ask(visitor, `${journalPath}${query}`)
    expect([status, body]).toMatchObject([400, { failure: { kind: 'bad_request' } }])
  },
)

test('the tray has what is open and what has just ended', async () => {
  const { visitor } = await writer()
  const { entries } = (await ask(visitor, trayPath)).body as { entries: JournalEntry[] }
  expect(entries.map(({ operation, state }) => `${operation} ${state}`)).toEqual([
    'stopCluster accepted',
    'restartCluster accepted',
    'createCluster accepted',
    'setAuditLog rejected',
  ])
})

test('one entry tells everything: the request without its secrets, the plan, the steps, the cluster before', async () => {
  const { visitor } = await stack.signIn({ fleet: 'believable' })
  const plan = { title: 'Create vault', changes: [{ label: 'Name', now: null, then: 'vault' }], effects: ['It costs money.'] }
  const body = enveloped(createBody({ name: 'vault' }), { plan })
  const created = await visitor.fetch('/api/kr-west1/v1/clusters', {
    method: 'POST',
    headers: { ...api, 'content-type': 'application/json' },
    body,
  })
  const id = created.headers.get('x-write-id')!
  expect(created.headers.get('x-write-unrecorded')).toBeNull()
  const detail = (await ask(visitor, entryPath(id))).body as JournalDetail
  expect(detail).toMatchObject({
    id,
    method: 'POST',
    target: '/v1/clusters',
    plan,
    hasSecret: true,
    body: { name: 'vault', init_config_option: { database_user_password: '[redacted]' } },
    before: null,
    after: null,
  })
  expect(detail.steps.map(({ kind }) => kind)).toEqual(['prepared', 'sending', 'accepted'])
})

test('once the journal knows that a write has ended, nobody reads what was so a moment before', async () => {
  const { visitor, account, notify } = await writer()
  const state = async () => (await visitor.call('showCluster', { cluster_id: notify })).service_state
  expect(await state()).toBe('STOPPING')
  account.advance(30 * 60_000)
  // What two people ask within a second is asked once.
  expect(await state()).toBe('STOPPING')
  const [entry] = (await list(visitor, '?operation=stopCluster')).entries
  expect((await ask(visitor, deedPath(entry!.id, 'check'), 'POST')).body).toMatchObject({ state: 'done' })
  expect(await state()).toBe('STOPPED')
})

test('a row of somebody else is not there, for whatever is wanted of it', async () => {
  const { visitor } = await writer()
  const [row] = (await list(visitor)).entries
  const { visitor: stranger } = await stack.signIn()
  expect((await list(stranger)).count).toBe(0)
  for (const id of [row!.id, 'nobody', 'x'.repeat(64)]) {
    expect((await ask(stranger, entryPath(id))).status).toBe(404)
    for (const deed of ['check', 'not-applied', 'abandon', 'cancel', 'confirm'] as const)
      expect((await ask(stranger, deedPath(id, deed), 'POST')).status).toBe(404)
  }
})

test('the queue, and what a person does with it', async () => {
  const { visitor, notify } = await writer()
  const path = `/api/kr-west1/v1/clusters/${notify}/audit-log`
  const body = enveloped({ use_audit_log: true }, { queue: true })
  const response = await visitor.fetch(path, { method: 'PUT', headers: { ...api, 'content-type': 'application/json' }, body })
  const { queued } = (await response.json()) as { queued: JournalEntry }
  expect([response.status, queued.state, queued.ahead]).toEqual([202, 'queued', 1])
  expect((await ask(visitor, deedPath(queued.id, 'confirm'), 'POST')).status).toBe(409)
  expect((await ask(visitor, deedPath(queued.id, 'cancel'), 'POST')).body).toMatchObject({ state: 'cancelled' })
  expect((await ask(visitor, deedPath(queued.id, 'cancel'), 'POST')).status).toBe(409)
})

test('nobody who is not signed in sees any of it, and no other path or method is there', async () => {
  const { visitor } = await stack.signIn()
  expect((await ask(stack.visitor(), journalPath)).status).toBe(401)
  for (const [method, path] of [
    ['POST', journalPath],
    ['DELETE', `${journalPath}/x`],
    ['POST', `${journalPath}/x/explode`],
    ['GET', `${journalPath}/x/check`],
    ['GET', `${journalPath}/x?y=1`],
  ])
    expect([path, (await ask(visitor, path!, method)).status]).toEqual([path, 404])
})

test('a store that is down sends no write, and stops no read', async () => {
  const own = await createMemoryStore()
  const lonely = await startStack({ store: own })
  try {
    const { visitor, account } = await lonely.signIn({ fleet: 'believable' })
    const [cluster] = account.clusters()
    for (const table of ['steps', 'writes']) await own.db.schema.dropTable(table).execute()
    const before = account.requestCount()
    for (const write of sampleWrites()) {
      const { name, method, path, body } = write
      const response = await visitor.fetch(path, { method, headers: { ...api, 'content-type': 'application/json' }, body })
      expect([name, response.status, await response.json()]).toMatchObject([name, 503, { failure: { kind: 'store_down', sent: false } }])
    }
    expect(account.requestCount()).toBe(before)
    expect(await visitor.call('showCluster', { cluster_id: cluster!.id })).toMatchObject({ id: cluster!.id })
    expect((await ask(visitor, journalPath)).status).toBe(503)
  } finally {
    await lonely.close()
    await own.close()
  }
})

test('a lost answer is told with its row, which the same key then tells again', async () => {
  const { visitor, account, orders } = await writer()
  account.setState(orders, 'RUNNING')
  account.fault({ kind: 'reset', when: 'after', operation: 'stopCluster', times: 1 })
  const key = 'lost-answer-key-0001'
  const send = async () => {
    const body = enveloped(undefined, { key })
    const response = await visitor.fetch(`/api/kr-west1/v1/clusters/${orders}/stop`, {
      method: 'POST',
      headers: { ...api, 'content-type': 'application/json' },
      body,
    })
    return ((await response.json()) as { failure: Failure }).failure
  }
  const first = await send()
  expect(first).toMatchObject({ kind: 'reset', sent: true, writeId: expect.any(String) })
  expect(await send()).toMatchObject(first)
  expect(account.requests().filter(({ operation }) => operation === 'stopCluster')).toHaveLength(2)
})
