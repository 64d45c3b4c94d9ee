import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { journalPath, type JournalPage } from '#contract/bff/journal.ts'
import { consoleHeader, sessionPath, sessionsPath, type SessionEntry } from '#contract/bff/session.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import { createTestDatabase, type TestDatabase } from '#test/postgresql.ts'
import type { Visitor } from '#test/visitor.ts'
import type { BffProcess } from './bff-process.ts'
import { openLane, type Lane } from './lane.ts'
import { openForm, press } from './person.ts'

// Two servers, each a process of its own, on one PostgreSQL.

let database: TestDatabase
let folder: string
let lane: Lane
let other: BffProcess
const said: string[] = []
const headers = { [consoleHeader]: '1' }

beforeAll(async () => {
  database = await createTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'two-'))
  lane = await openLane({ journal: 'on', processes: 2, store: { url: database.url, folder }, say: (text) => said.push(text) })
  other = lane.other!
})
afterAll(async () => {
  await lane?.close()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

const form = (name: string) => openForm({ operation: 'createCluster', input: { body: createBody({ name }) }, cluster: { name } })
const rowsOf = async (visitor: Visitor) => ((await (await visitor.fetch(journalPath, { headers })).json()) as JournalPage).entries

test('a write confirmed at one is seen at the other at once', async () => {
  const { visitor, there } = await lane.newcomer('empty')
  lane.wire.begin(undefined)
  const { told } = await press(visitor, form('seen'))
  if (told.kind !== 'accepted') throw new Error(`It was not accepted: ${JSON.stringify(told)}`)
  // Not a second later: the very next read tells of it.
  const rows = await rowsOf(there!)
  expect(rows.map(({ requestId }) => requestId)).toEqual([told.requestId])
})

test('one key sent to both goes to the cloud once, whoever is first', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { visitor, account, there } = await lane.newcomer('empty')
    const pressed = form('once')
    lane.wire.begin(undefined)
    const answers = await Promise.all([press(visitor, pressed), press(there!, pressed)])
    expect(lane.wire.sends).toHaveLength(1)
    expect(account.clusters()).toHaveLength(1)
    const accepted = answers.flatMap(({ told }) => (told.kind === 'accepted' ? [told.requestId] : []))
    expect(accepted.length).toBeGreaterThan(0)
    expect(new Set(accepted)).toEqual(new Set([lane.wire.sends[0]?.requestId]))
    // Whoever was not first is told the same a moment later, at either server.
    for (const person of [visitor, there!])
      expect((await press(person, pressed)).told).toMatchObject({ kind: 'accepted', requestId: accepted[0] })
  }
})

test('two forms of the same wish at two servers: one is sent, the other hears of it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { visitor, account, there } = await lane.newcomer('empty')
    lane.wire.begin(undefined)
    const answers = await Promise.all([press(visitor, form('wish')), press(there!, form('wish'))])
    expect(lane.wire.sends).toHaveLength(1)
    expect(account.clusters()).toHaveLength(1)
    const refused = answers.flatMap(({ told }) => (told.kind === 'failure' ? [told] : []))
    expect(refused).toMatchObject([{ failure: { kind: 'duplicate', sent: false } }])
    const [row] = await rowsOf(there!)
    expect(refused[0]?.writeId).toBe(row?.id)
  }
})

test('a session is good at both; revoked at one, it is refused at both at once', async () => {
  const { visitor, there: colleague } = await lane.newcomer('empty')
  // Cookies are named by port; the session in them is the same.
  const [, id = ''] = visitor.cookie().split('=')
  const cookieThere = { ...headers, cookie: `__Host-console-${other.port}=${id}` }
  const status = async (path: string) =>
    (await fetch(other.origin + path, { headers: { ...cookieThere, 'sec-fetch-site': 'same-origin' } })).status
  expect(await status(sessionPath)).toBe(200)
  expect(await status('/api/kr-west1/v1/clusters')).toBe(200)

  const { sessions } = (await (await colleague!.fetch(sessionsPath, { headers })).json()) as { sessions: SessionEntry[] }
  const [mine] = sessions.filter(({ current }) => !current)
  expect((await colleague!.fetch(`${sessionsPath}/${mine?.handle}`, { method: 'DELETE', headers })).status).toBeLessThan(300)
  expect(await status(sessionPath)).toBe(401)
  expect(await status('/api/kr-west1/v1/clusters')).toBe(401)
  expect((await visitor.fetch(sessionPath, { headers })).status).toBe(401)
  expect((await visitor.fetch('/api/kr-west1/v1/clusters', { headers })).status).toBe(401)
  expect((await colleague!.fetch(sessionPath, { headers })).status).toBe(200)
})

test('neither of them had anything to complain of', () => {
  expect(said).toEqual([])
})
