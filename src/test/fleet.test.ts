import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  findingsPath,
  fleetClusterPath,
  fleetPath,
  fleetClustersPath,
  fleetSearchPath,
  fleetSettingsPath,
  ignorePath,
  ignoresPath,
} from '#contract/bff/fleet.ts'
import type { BackupStrip, FindingPage, FleetCluster, FleetClusters, FleetSearch, FleetSummary } from '#contract/bff/fleet.ts'
import { defaultFindingSettings } from '#contract/bff/fleet-settings.ts'
import { backupOutcome } from '#contract/rules/backups.ts'
import { isMoving } from '#contract/rules/states.ts'
import { startStack, type Stack } from './harness.ts'
import type { Visitor } from './visitor.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

// The fleet's routes through whole servers; the reading itself is judged in bff/fleet, on clocks of its own.

let stack: Stack
beforeAll(async () => void (stack = await startStack({ fleetCallsPerMinute: 6_000 })))
afterAll(() => stack.close())

const api = { 'x-console': '1' }

async function read<T>(visitor: Visitor, path: string): Promise<T> {
  const response = await visitor.fetch(path, { headers: api })
  expect([path, response.status]).toEqual([path, 200])
  return (await response.json()) as T
}

async function summaryWhen(visitor: Visitor, fits: (summary: FleetSummary) => boolean): Promise<FleetSummary> {
  return vi.waitFor(
    async () => {
      const summary = await read<FleetSummary>(visitor, fleetPath)
      expect(summary).toSatisfy(fits)
      return summary
    },
    { timeout: 30_000 },
  )
}

const isRead = ({ progress, clusters }: FleetSummary) => clusters > 0 && progress.read === progress.wanted

test('the fleet of all regions in figures', async () => {
  const { visitor, account } = await stack.signIn({ fleet: 'believable' })
  const summary = await summaryWhen(visitor, isRead)
  const clusters = account.clusters()
  expect(summary.clusters).toBe(clusters.length)
  expect(summary.states.reduce((sum, { count }) => sum + count, 0)).toBe(clusters.length)
  expect(summary.progress.regions.map(({ failure, count, listed }) => [failure, count === listed])).toEqual([
    [null, true],
    [null, true],
  ])
  expect(summary.capacity.every(({ known, clusters: all, vcpu }) => known === all && vcpu > 0)).toBe(true)
  for (const { word, count, states } of summary.regions) {
    const own = clusters.filter(({ region }) => region === word)
    expect([word, count]).toEqual([word, own.length])
    for (const each of states) expect(each.count).toBe(own.filter(({ detail }) => detail.service_state === each.word).length)
  }
  const moving = clusters.filter(({ detail }) => isMoving(detail.service_state))
  expect(moving.length).toBeGreaterThan(0)
  expect(summary.moving.count).toBe(moving.length)
  expect(new Set(summary.moving.clusters.map(({ state }) => state))).toEqual(new Set(moving.map(({ detail }) => detail.service_state)))
})

test('the strips of backups warn of what the checks find and of nothing else, the worst first', async () => {
  const { visitor } = await stack.signIn({ fleet: 'believable' })
  const { backups } = await summaryWhen(visitor, isRead)
  const { findings } = await read<FindingPage>(visitor, `${findingsPath}?size=100`)
  const found = (check: string) => findings.filter((each) => each.check === check).map(({ clusterName }) => clusterName)
  const named = (fits: (strip: BackupStrip) => boolean) => backups.filter(fits).map(({ name }) => name)
  expect(named(({ scheduled }) => scheduled === false)).toEqual(found('no_backup_policy'))
  expect(named(({ missed }) => missed)).toEqual(found('backup_late'))
  expect(named(({ scheduled, read: known }) => scheduled === true && !known)).toEqual([])
  expect(backups[0]?.backups.some(({ state }) => backupOutcome(state) === 'failed')).toBe(true)
})

test('search finds clusters by name and id', async () => {
  const { visitor, account } = await stack.signIn({ fleet: 'believable' })
  await summaryWhen(visitor, isRead)
  const [first] = account.clusters()
  const hit = { id: first!.id, name: first!.detail.name, region: first!.region, state: first!.detail.service_state }
  for (const q of [first!.detail.name.toUpperCase(), first!.id]) {
    expect((await read<FleetSearch>(visitor, `${fleetSearchPath}?q=${q}`)).clusters[0]).toEqual(hit)
  }
})

test('behind each figure of engines and HA there is a list of as many clusters', async () => {
  const { visitor } = await stack.signIn({ fleet: 'believable' })
  const { engines, ha, states } = await summaryWhen(visitor, isRead)
  const count = async (query: string) => (await read<FleetClusters>(visitor, `${fleetClustersPath}?size=1&${query}`)).count
  for (const each of engines) expect([each.word, await count(`version=${each.word}`)]).toEqual([each.word, each.count])
  for (const each of ha) expect([each.word, await count(`ha=${each.word}`)]).toEqual([each.word, each.count])
  for (const each of states) expect([each.word, await count(`state=${each.word}`)]).toEqual([each.word, each.count])
})

const json = { ...api, 'content-type': 'application/json' }
const put = (visitor: Visitor, path: string, body: unknown) =>
  visitor.fetch(path, { method: 'PUT', headers: json, body: JSON.stringify(body) })
const keysOf = async (visitor: Visitor, query: string) =>
  (await read<FindingPage>(visitor, `${findingsPath}?size=100&${query}`)).findings.map(({ key }) => key)

test('findings are told page by page, ignored for a reason, and taken back', async () => {
  const { visitor, account } = await stack.signIn({ fleet: 'believable' })
  await summaryWhen(visitor, isRead)
  const critical = await keysOf(visitor, 'severity=critical')
  expect(critical.length).toBeGreaterThan(2)
  const [key = ''] = critical
  expect((await put(visitor, ignoresPath, { key, reason: 'being repaired', until: null })).status).toBe(204)
  expect(await keysOf(visitor, 'severity=critical')).toEqual(critical.slice(1))
  const ignored = await read<FindingPage>(visitor, `${findingsPath}?ignored=true`)
  expect(ignored.findings.map((finding) => [finding.key, finding.ignored])).toEqual([
    [key, { reason: 'being repaired', until: null, actor: '' }],
  ])
  expect((await read<FleetSummary>(visitor, fleetPath)).findings.ignored).toBe(1)
  const id = key.split(':')[1] ?? ''
  const cluster = await read<FleetCluster>(visitor, fleetClusterPath(id))
  expect(cluster.facts.row.name).toBe(account.clusters().find((each) => each.id === id)?.detail.name)
  expect(cluster.findings.find((finding) => finding.key === key)?.ignored?.reason).toBe('being repaired')
  expect((await visitor.fetch(ignorePath(key), { method: 'DELETE', headers: api })).status).toBe(204)
  expect(await keysOf(visitor, 'severity=critical')).toEqual(critical)
})

test('thresholds are the account’s: another key of another account has its own', async () => {
  const [one, two] = await Promise.all([stack.signIn({ fleet: 'believable' }), stack.signIn({ fleet: 'believable' })])
  await Promise.all([one, two].map(({ visitor }) => summaryWhen(visitor, isRead)))
  const low = () => Promise.all([one, two].map(async ({ visitor }) => (await keysOf(visitor, 'check=retention_low')).length))
  const before = await low()
  const settings = { ...defaultFindingSettings, retentionDaysMin: 35 }
  expect(await (await put(one.visitor, fleetSettingsPath, settings)).json()).toEqual(settings)
  expect(await read(one.visitor, fleetSettingsPath)).toEqual(settings)
  expect(await read(two.visitor, fleetSettingsPath)).toEqual(defaultFindingSettings)
  const [mine = 0, theirs] = await low()
  expect(mine).toBeGreaterThan(before[0] ?? 0)
  expect(theirs).toBe(before[1])
})

test.each([
  ['GET', `${fleetPath}?x=1`, undefined],
  ['GET', `${findingsPath}?severity=bad`, undefined],
  ['GET', `${findingsPath}?size=101`, undefined],
  ['GET', `${findingsPath}?size=0`, undefined],
  ['GET', `${findingsPath}?page=-1`, undefined],
  ['GET', `${findingsPath}?unknown=1`, undefined],
  ['GET', `${findingsPath}?cluster=..%2Fx`, undefined],
  ['GET', `${fleetClustersPath}?ha=maybe`, undefined],
  ['GET', `${fleetClustersPath}?size=101`, undefined],
  ['GET', `${fleetClustersPath}?cluster=x`, undefined],
  ['GET', fleetSearchPath, undefined],
  ['GET', `${fleetSearchPath}?q=${'x'.repeat(101)}`, undefined],
  ['PUT', fleetSettingsPath, {}],
  ['PUT', fleetSettingsPath, { ...defaultFindingSettings, retentionDaysMin: 6 }],
  ['PUT', fleetSettingsPath, { ...defaultFindingSettings, more: 1 }],
  ['PUT', ignoresPath, { key: 'state_error:x', reason: 'no', until: null }],
  ['PUT', ignoresPath, { key: 'state_error:../x', reason: 'because', until: null }],
  ['PUT', ignoresPath, { key: 'state_error:x', reason: 'because', until: 'tomorrow' }],
])('%s %s %o is refused as it does not fit', async (method, path, body) => {
  const { visitor } = await stack.signIn({ fleet: 'empty' })
  const response = await visitor.fetch(path, {
    method,
    ...(body === undefined ? { headers: api } : { headers: json, body: JSON.stringify(body) }),
  })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ failure: { kind: 'bad_request' } })
})

test('there is nothing without a session, no cluster of somebody else, and no other path', async () => {
  const [one, two] = [await stack.signIn({ fleet: 2 }), await stack.signIn({ fleet: 2 })]
  await summaryWhen(one.visitor, isRead)
  const [cluster] = one.account.clusters()
  const status = async (visitor: Visitor, path: string, method = 'GET') => (await visitor.fetch(path, { method, headers: api })).status
  expect(await status(one.visitor, fleetClusterPath(cluster!.id))).toBe(200)
  expect(await status(two.visitor, fleetClusterPath(cluster!.id))).toBe(404)
  for (const path of [
    fleetPath,
    findingsPath,
    fleetClustersPath,
    fleetSettingsPath,
    `${fleetSearchPath}?q=x`,
    fleetClusterPath(cluster!.id),
  ])
    expect([path, await status(stack.visitor(), path)]).toEqual([path, 401])
  for (const path of [
    `${fleetPath}/`,
    `${fleetPath}/clusters/`,
    `${fleetPath}/clusters/%2e%2e`,
    `${fleetPath}/clusters/%ff`,
    `${fleetPath}/clusters/a/b`,
  ])
    expect([path, await status(one.visitor, path)]).toEqual([path, 404])
  expect(await status(one.visitor, fleetPath, 'POST')).toBe(404)
  expect(
    (await one.visitor.fetch(fleetSettingsPath, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' })).status,
  ).toBe(403)
})

test('a body that is too large is refused before it is read', async () => {
  const { visitor } = await stack.signIn({ fleet: 'empty' })
  const response = await put(visitor, fleetSettingsPath, { productionNames: ['x'.repeat(20_000)] })
  expect([response.status, await response.json()]).toMatchObject([413, { failure: { kind: 'refused' } }])
})

test('a fleet whose every string is an attack is read like any other', async () => {
  const { visitor, account } = await stack.signIn({ fleet: 'hostile' })
  const summary = await summaryWhen(visitor, ({ progress, clusters }) => clusters === account.clusters().length && progress.read > 0)
  expect(summary.clusters).toBeGreaterThan(0)
  expect((await read<FindingPage>(visitor, findingsPath)).page).toBe(0)
})

test('a second person with the same keys adds no call to the cloud', async () => {
  const keys = { accessKey: 'SHAREDKEY00000000001', secretKey: 'shared-secret-key-0001' }
  const { visitor, account } = await stack.signIn({ ...keys, fleet: 5 })
  await summaryWhen(visitor, isRead)
  // The lists are walked again every quarter of a minute, whoever looks; everything else is young enough.
  const readings = () => account.requests().filter(({ operation }) => operation !== 'listClusters').length
  const before = readings()
  const second = stack.visitor()
  await second.signIn(keys)
  const [mine, theirs] = await Promise.all([visitor, second].map((each) => read<FleetSummary>(each, fleetPath)))
  expect(theirs!.states).toEqual(mine!.states)
  expect(theirs!.progress.read).toBe(mine!.progress.read)
  expect(readings()).toBe(before)
})

test('what the cloud refuses to the key is told', async () => {
  const { visitor, account } = await stack.signIn({ fleet: 'believable' })
  account.fault({ kind: 'status', status: 403, operation: 'showArchiveConfig' })
  const { progress } = await summaryWhen(visitor, ({ progress: { refused } }) => refused.length === 2)
  expect(progress.refused).toMatchObject([
    { operation: 'showArchiveConfig', failure: { kind: 'forbidden' } },
    { operation: 'showArchiveConfig' },
  ])
})
