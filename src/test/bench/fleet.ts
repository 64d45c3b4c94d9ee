import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findingsPath, fleetPath, type FleetSummary } from '#contract/bff/fleet.ts'
import { createVisitor, type Visitor } from '#test/visitor.ts'
import { start, type Child } from './spawn.ts'
import { median, table, verdict } from './statistics.ts'

const clusters = 10_000
/** What an operator who sets nothing gets. */
const usual = 120
const memoryMb = 250

/** What the fleet's snapshot costs with thousands of clusters: time to the first figures, calls to the cloud, memory. */
export async function benchFleet(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-fleet-'))
  const full = join(folder, 'full.db')
  const cloud = await start('fleet-cloud.ts', String(clusters), full)
  const calls = async () => (await cloud.usage())?.count ?? Number.NaN
  const serve = (file: string) => start('fleet-server.ts', String(cloud.port), file, String(usual))
  try {
    const rows = [...(await first(() => serve(join(folder, 'empty.db')), calls)), ...(await restarted(() => serve(full), calls))]
    return table([[`fleet of ${clusters}`, 'measured', 'budget'], ...rows])
  } finally {
    cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Serve = () => Promise<Child>
type Calls = () => Promise<number>

async function signedIn(child: Child): Promise<Visitor> {
  const visitor = createVisitor(`http://127.0.0.1:${child.port}`)
  await visitor.signIn()
  return visitor
}

async function read<T>(visitor: Visitor, path: string): Promise<T> {
  const response = await visitor.fetch(path, { headers: { 'x-console': '1' } })
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
  return (await response.json()) as T
}

/** Asks for the summary until it fits. @returns seconds */
async function until(visitor: Visitor, fits: (summary: FleetSummary) => boolean): Promise<number> {
  const from = performance.now()
  while (!fits(await read<FleetSummary>(visitor, fleetPath))) await wait(100)
  return (performance.now() - from) / 1000
}

const isListed = ({ clusters: known }: FleetSummary) => known === clusters
const isRead = ({ progress }: FleetSummary) => progress.read === progress.wanted
const rssOf = async (child: Child) => (await child.usage())?.rssMb ?? Number.NaN
const cpuOf = async (child: Child) => (await child.usage())?.cpuMs ?? Number.NaN

async function stopped(child: Child): Promise<void> {
  child.stop()
  await child.ended
}

/** Nothing is known, and the budget is the usual one. */
async function first(serve: Serve, calls: Calls): Promise<string[][]> {
  const child = await serve()
  const visitor = await signedIn(child)
  const before = await calls()
  const cpu = await cpuOf(child)
  const seconds = await until(visitor, isListed)
  const used = (await cpuOf(child)) - cpu
  const listed = (await calls()) - before
  const rss = await rssOf(child)
  const second = await signedIn(child)
  const from = await calls()
  await Promise.all([visitor, second].map((each) => lookFor(each, 20)))
  const looked = (await calls()) - from
  await stopped(child)
  return [
    ['first figures, lists alone, s', seconds.toFixed(2), verdict(seconds, '≤', 3)],
    ['calls to the cloud until then', String(listed), ''],
    ['CPU of the server until then, ms', used.toFixed(0), ''],
    ['memory then, MB RSS', rss.toFixed(0), verdict(rss, '≤', memoryMb)],
    [`calls in 20 s, two people looking every second, ${usual} a minute allowed`, String(looked), verdict(looked, '≤', usual)],
  ]
}

async function lookFor(visitor: Visitor, seconds: number): Promise<void> {
  for (let index = 0; index < seconds; index += 1) {
    await read(visitor, fleetPath)
    await wait(1000)
  }
}

async function timesOf(visitor: Visitor, path: string): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < 21; index += 1) {
    const from = performance.now()
    await read(visitor, path)
    times.push(performance.now() - from)
  }
  return times
}

/** A server that has read everything before, with what it kept: the most that it ever holds. */
async function restarted(serve: Serve, calls: Calls): Promise<string[][]> {
  const child = await serve()
  const visitor = await signedIn(child)
  const before = await calls()
  const cpu = await cpuOf(child)
  const seconds = await until(visitor, isRead)
  const used = (await cpuOf(child)) - cpu
  const made = (await calls()) - before
  const { progress, findings } = await read<FleetSummary>(visitor, fleetPath)
  const found = findings.critical + findings.warning + findings.notice
  const summary = await timesOf(visitor, fleetPath)
  const page = await timesOf(visitor, `${findingsPath}?size=100`)
  await lookFor(visitor, 20)
  const rss = await rssOf(child)
  await stopped(child)
  const hours = progress.wanted / usual / 60
  return [
    [`after a restart: all figures, ${progress.read} readings, s`, seconds.toFixed(2), verdict(seconds, '≤', 3)],
    ['calls to the cloud until then', String(made), ''],
    ['CPU of the server until then, ms', used.toFixed(0), ''],
    [`summary, ms (${found} findings)`, median(summary).toFixed(0), ''],
    ['a page of findings, ms', median(page).toFixed(0), ''],
    ['memory after 20 s of looking, MB RSS', rss.toFixed(0), verdict(rss, '≤', memoryMb)],
    [`reading all of it once, ${usual} calls a minute, h`, hours.toFixed(1), ''],
  ]
}
