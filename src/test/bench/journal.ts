import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgresqlStore, openSqliteStore, type OpenStore } from '#bff/store/open.ts'
import { createPool } from '#bff/store/postgresql-pool.ts'
import { openOwnDatabase } from '#host/own-database.ts'
import { enveloped } from '#test/envelope.ts'
import { createDatabase } from '#test/postgresql.ts'
import { startPostgresql } from '#test/postgresql-server.ts'
import { createVisitor } from '#test/visitor.ts'
import { ask, fillJournal } from './journal-fill.ts'
import { start } from './spawn.ts'
import { atShare, median, table, verdict } from './statistics.ts'

const samples = 400
const rows = 100_000
/** So many of them PostgreSQL has tidied up, as by the store's own setting: see its layout 4. */
const tidied = rows * 0.98
const times = 40

/** What the journal costs a write, and what a journal of some years costs whoever looks into it. */
export async function benchJournal(): Promise<string> {
  return [await writeCost(), '', await longJournal()].join('\n')
}

type Way = { readonly name: string; readonly send: () => Promise<number>; readonly ms: number[] }

/** The same write three ways, in turns, so that whatever else the machine does is in all three. */
async function writeCost(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-journal-'))
  const cloud = await start('journal-cloud.ts')
  const plain = await start('journal-server.ts', String(cloud.port))
  const journaled = await start('journal-server.ts', String(cloud.port), join(folder, 'console.db'))
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const passed = await sender(plain.port, agent, false)
    const kept = await sender(journaled.port, agent, false)
    const looked = await sender(journaled.port, agent, true)
    const ways: Way[] = [
      { name: 'passed through', send: passed, ms: [] },
      { name: 'through the journal, without the look before', send: kept, ms: [] },
      { name: 'through the journal, the look before included', send: looked, ms: [] },
    ]
    for (let round = 0; round < samples + 50; round += 1)
      for (const { send, ms } of ways) {
        const took = await send()
        // The first ones compile.
        if (round >= 50) ms.push(took)
      }
    const [through, without, including] = ways.map(({ ms }) => median(ms)) as [number, number, number]
    return table([
      [`a write, SQLite, ${samples} of each`, 'p50, ms', 'p95, ms', 'more than passed through', 'budget'],
      ...ways.map(({ name, ms }, index) => [
        name,
        median(ms).toFixed(2),
        atShare(ms, 0.95).toFixed(2),
        index === 0 ? '' : (median(ms) - through).toFixed(2),
        index === 1 ? verdict(without - through, '≤', 3) : '',
      ]),
      ['the look before', (including - without).toFixed(2), '', '', ''],
    ])
  } finally {
    agent.destroy()
    for (const child of [plain, journaled, cloud]) child.stop()
    await journaled.ended
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns a function that sends one write, of a resource of its own, and returns the ms until its answer is read */
async function sender(port: number, agent: Agent, ofCluster: boolean): Promise<() => Promise<number>> {
  const origin = `http://127.0.0.1:${port}`
  const visitor = createVisitor(origin)
  await visitor.signIn({ accessKey: 'BENCHKEY000000000001', secretKey: 'bench' })
  const headers = {
    'content-type': 'application/json',
    'x-console': '1',
    'sec-fetch-site': 'same-origin',
    origin,
    cookie: visitor.cookie(),
  }
  return () => {
    const id = randomBytes(16).toString('hex')
    const cluster = ofCluster ? { cluster: { id: randomBytes(16).toString('hex'), name: 'orders' } } : {}
    const body = enveloped({ server_type_name: 'db1v8m64' }, cluster)
    return new Promise((resolve, reject) => {
      const from = performance.now()
      const sent = request(`${origin}/api/kr-west1/v1/instance-groups/${id}/resize`, { method: 'POST', agent, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.on('end', () => {
          if (answer.statusCode === 202) resolve(performance.now() - from)
          else reject(new Error(`The write was answered ${answer.statusCode}: ${text}`))
        })
      })
      sent.on('error', reject).end(body)
    })
  }
}

/** Pages and filters over a long journal, on both engines. */
async function longJournal(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-journal-'))
  const server = await startPostgresql()
  const database = await createDatabase(server.url)
  try {
    const stores: readonly OpenStore[] = [
      await openSqliteStore(openOwnDatabase(join(folder, 'console.db'), () => undefined)),
      await openPostgresqlStore(createPool(database.url, () => undefined)),
    ]
    const asked = []
    for (const store of stores) {
      await fillJournal(store, 0, tidied)
      if (store.engine === 'postgresql') await database.run('vacuum analyze writes')
      await fillJournal(store, tidied, rows)
      await ask(store, 3)
      asked.push(await ask(store, times))
      await store.close()
    }
    const [sqlite, postgresql] = asked as [(typeof asked)[number], (typeof asked)[number]]
    const p95 = (took: readonly number[] = []) => atShare(took, 0.95)
    return table([
      [`a page of 50 out of ${rows} writes, p95 of ${times}, ms`, 'SQLite', 'PostgreSQL', 'budget'],
      ...[...sqlite.keys()].map((name) => {
        const [one, other] = [p95(sqlite.get(name)), p95(postgresql.get(name))]
        return [name, one.toFixed(1), other.toFixed(1), verdict(Math.max(one, other), '≤', 50)]
      }),
    ])
  } finally {
    await database.drop()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
