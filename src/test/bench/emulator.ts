import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildTarget } from '#contract/operation.ts'
import { CloudError } from '#emulator/errors.ts'
import { keepWorld, type KeptWorld } from '#emulator/kept-world.ts'
import { Random } from '#emulator/random.ts'
import { keys, signedHeaders } from '#emulator/testing/cloud.ts'
import { mayPass, writeFor, writeNames } from '#emulator/testing/writes.ts'
import { openWorldFile, worldPath } from '#host/world-file.ts'
import { load } from './load.ts'
import { start } from './spawn.ts'
import { table, verdict } from './statistics.ts'

const clusters = 10_000
const writes = 5_000
const day = 86_400_000

const sorts = [
  'name:asc',
  'created_at:desc',
  'service_state:asc,name:asc',
  'database_name:desc',
  'modified_at:asc',
  'ha_enabled:asc,created_at:desc',
]
const filters = [
  {},
  { name: 'ord' },
  { service_state: 'RUNNING' },
  { service_state: 'ERROR,UNKNOWN' },
  { database_name: 'pay' },
  { name: 'nothing' },
]

/** What the emulator costs: a fleet of thousands, its lists, a world that is lived through again, a month in one step. */
export async function benchEmulator(ms: number): Promise<string> {
  const rows = [...(await benchSize(ms)), benchReplay(), benchMonth()]
  return table([['emulator', 'measured', 'budget'], ...rows])
}

async function benchSize(ms: number): Promise<string[][]> {
  const child = await start('emulator-many.ts', String(clusters))
  try {
    const from = performance.now()
    const list = '/kr-west1/v1/clusters'
    const host = `127.0.0.1:${child.port}`
    const response = await fetch(`http://${host}${list}`, { headers: signedHeaders('GET', list, Date.now(), { ...keys, host }) })
    if (!response.ok) throw new Error(`The first list answered ${response.status}.`)
    const wake = (performance.now() - from) / 1000
    const woken = (await child.usage())?.rssMb ?? Number.NaN
    await load({ port: child.port, connections: 1, ms, request: (index) => request(child.port, index) })
    const { p50, p95, requests } = await load({
      port: child.port,
      connections: 1,
      ms: 2 * ms,
      request: (index) => request(child.port, index),
    })
    const used = (await child.usage())?.rssMb ?? Number.NaN
    return [
      [`wake with ${clusters} clusters, s`, wake.toFixed(2), verdict(wake, '≤', 3)],
      ['its memory then, MB RSS', woken.toFixed(0), verdict(woken, '≤', 400)],
      [`list, any filter, sort and page, p50 ms of ${requests}`, p50.toFixed(1), ''],
      ['list, p95 ms', p95.toFixed(1), verdict(p95, '≤', 20)],
      ['its memory after that, MB RSS', used.toFixed(0), verdict(used, '≤', 400)],
    ]
  } finally {
    child.stop()
  }
}

/** A signed list: every combination of filter, sort and page in turn. */
function request(port: number, index: number): string {
  const sort = sorts[index % sorts.length]
  const filter = filters[Math.floor(index / sorts.length) % filters.length]
  const page = (index * 7) % 40
  const target = `/kr-west1${buildTarget('listClusters', { ...filter, sort, page, size: 100 })}`
  const host = `127.0.0.1:${port}`
  const headers = Object.entries(signedHeaders('GET', target, Date.now(), { ...keys, host })).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  return `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${headers.join('')}\r\n`
}

/** Thousands of writes on the disk, and how long a start takes to live through them again. */
function benchReplay(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-world-'))
  const path = worldPath(folder, 'bench', 'believable')
  const clock = { at: Date.now() }
  const open = () => {
    const file = openWorldFile(path, (sentence) => {
      throw new Error(sentence)
    })
    const kept = keepWorld({ now: () => clock.at }, { seed: 'bench', fleet: 'believable', speed: 20, chronicle: file })
    return { file, kept }
  }
  try {
    const { file, kept } = open()
    writeMany(kept, clock)
    file.close()
    const from = performance.now()
    const again = open()
    const seconds = (performance.now() - from) / 1000
    again.file.close()
    return [`a start that lives through ${writes} writes, s`, seconds.toFixed(2), verdict(seconds, '≤', 2)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeMany(kept: KeptWorld, clock: { at: number }): void {
  const random = new Random('bench')
  // What ends a cluster is left out: after thousands of writes there would be none.
  const names = writeNames.filter((name) => name !== 'terminateCluster' && !name.startsWith('create'))
  for (let accepted = 0; accepted < writes;) {
    clock.at += 5_000
    const name = names[random.integer(0, names.length - 1)]!
    const fitting = [...kept.world().clusters.values()].filter((each) => mayPass(name, each))
    const cluster = fitting[random.integer(0, fitting.length - 1)]
    if (cluster === undefined) continue
    const { params, query, body } = writeFor(name, cluster, random.integer(0, 1_000_000))
    const text = body === undefined ? '' : JSON.stringify(body)
    try {
      kept.run(name, { region: cluster.region, version: '1.0', failsInto: undefined, params, query, text })
      accepted += 1
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
    }
  }
}

/** The clock of the demo's fleet, a month ahead in one step, and everything looked at. */
function benchMonth(): string[] {
  const kept = keepWorld({ now: Date.now }, { seed: 'bench', fleet: 'believable', speed: 1 })
  kept.world()
  const from = performance.now()
  kept.advance(31 * day)
  for (const { id, region } of kept.world().clusters.values()) {
    for (const name of ['showCluster', 'listBackupHistories', 'listLogExportConfigs'] as const) {
      kept.run(name, { region, version: '1.0', failsInto: undefined, params: { cluster_id: id }, query: '', text: '' })
    }
  }
  const ms = performance.now() - from
  return ['a month ahead, and every cluster of the demo shown, ms', ms.toFixed(0), verdict(ms, '≤', 500)]
}
