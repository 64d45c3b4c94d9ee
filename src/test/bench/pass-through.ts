import { load, type Measured } from './load.ts'
import { start, startNginx, type Child } from './spawn.ts'
import { median, spread, table, verdict } from './statistics.ts'

export type Settings = { readonly rounds: number; readonly ms: number; readonly answerKb: number }

type Proxy = { readonly name: string; readonly child: Child; readonly prefix: string; readonly headers: string }
type Sample = Measured & { readonly cpuMs: number | undefined }

const ours = 'this console (signed, validated)'
const replyFrom = 'fastify + @fastify/reply-from'
const httpProxy = 'http-proxy-3'
const httpProxyKeeping = 'http-proxy-3, kept connections'
const nginx = 'nginx proxy_pass'
const direct = 'no proxy'
const concurrencies = [16, 64]

/** Requests per second, latency and CPU through each proxy in front of the same upstream, and what the budgets say of them. */
export async function benchPassThrough(settings: Settings): Promise<string> {
  const upstream = await start('upstream.ts', String(settings.answerKb))
  const port = String(upstream.port)
  // Every request must reach the upstream: the cache is measured apart.
  const bff = await start('proxy-ours.ts', port, '0')
  const caching = await start('proxy-ours.ts', port, '1000')
  const proxies: Proxy[] = [
    { name: direct, child: upstream, prefix: '', headers: '' },
    await ourProxy(bff),
    { name: replyFrom, child: await start('proxy-reply-from.ts', port), prefix: '', headers: '' },
    { name: httpProxy, child: await start('proxy-http-proxy.ts', port), prefix: '', headers: '' },
    { name: httpProxyKeeping, child: await start('proxy-http-proxy.ts', port, 'keep'), prefix: '', headers: '' },
  ]
  const withNginx = await startNginx(upstream.port)
  if (withNginx !== undefined) proxies.push({ name: nginx, child: withNginx, prefix: '', headers: '' })
  try {
    for (const proxy of proxies) await warmUp(proxy)
    const samples = await measure(proxies, settings)
    const idle = await caching.usage()
    const shared = await benchSharedReads(caching, upstream, settings.ms)
    const sentences = [
      '',
      shared,
      `Memory of an idle BFF: ${idle?.rssMb.toFixed(0)} MB RSS, ${verdict(idle?.rssMb ?? 0, '≤', 120)}.`,
      withNginx === undefined ? 'nginx is not installed: its row is missing.' : '',
    ]
    return [results(samples), '', budgets(samples), ...sentences].join('\n')
  } finally {
    for (const { child } of proxies) child.stop()
    caching.stop()
  }
}

async function ourProxy(child: Child): Promise<Proxy> {
  return { name: ours, child, prefix: '/api/kr-west1', headers: `X-Console: 1\r\nCookie: ${await signIn(child.port)}\r\n` }
}

/** A real session, as a browser would get it. */
async function signIn(port: number): Promise<string> {
  const origin = `http://127.0.0.1:${port}`
  const headers = { 'X-Console': '1', 'Content-Type': 'application/json', Origin: origin }
  const body = JSON.stringify({ environment: 'demo', region: 'kr-west1' })
  const response = await fetch(`${origin}/api/session`, { method: 'POST', headers, body })
  const [cookie = ''] = response.headers.getSetCookie()
  if (!response.ok) throw new Error(`The sign-in answered ${response.status}.`)
  return cookie.split(';')[0]!
}

let page = 0
/** Consoles ask for the same pages over and over; a thousand of them are never two at the same time. */
function nextRequest({ prefix, headers, child }: Proxy): string {
  page = (page + 1) % 1_000
  return `GET ${prefix}/v1/clusters?page=${page}&size=20 HTTP/1.1\r\nHost: 127.0.0.1:${child.port}\r\nAccept: application/json\r\n${headers}\r\n`
}

async function sample(proxy: Proxy, connections: number, ms: number): Promise<Sample> {
  const before = await proxy.child.usage()
  const measured = await load({ port: proxy.child.port, connections, ms, request: () => nextRequest(proxy) })
  const after = await proxy.child.usage()
  return { ...measured, cpuMs: before && after ? (after.cpuMs - before.cpuMs) / measured.requests : undefined }
}

/** Until the compiler has seen enough, at least a second. */
async function warmUp(proxy: Proxy): Promise<void> {
  let requests = 0
  while (requests < 5_000) requests += (await sample(proxy, 16, 1_000)).requests
}

/** Name and concurrency → the samples of all rounds. The order is another one in every round. */
type Samples = Map<string, Sample[]>

async function measure(proxies: readonly Proxy[], { rounds, ms }: Settings): Promise<Samples> {
  const samples: Samples = new Map()
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`round ${round} of ${rounds}\n`)
    const turns = proxies.flatMap((proxy) => concurrencies.map((connections) => ({ proxy, connections })))
    for (const { proxy, connections } of shuffled(turns)) {
      const key = `${proxy.name} ${connections}`
      samples.set(key, [...(samples.get(key) ?? []), await sample(proxy, connections, ms)])
    }
  }
  return samples
}

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value)
}

function results(samples: Samples): string {
  const rows = [...samples]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([key, all]) => {
      const cpu = all.flatMap(({ cpuMs }) => (cpuMs === undefined ? [] : [cpuMs]))
      const perSecond = all.map((each) => each.perSecond)
      const space = key.lastIndexOf(' ')
      return [
        key.slice(0, space),
        key.slice(space + 1),
        `${median(perSecond).toFixed(0)} ± ${(spread(perSecond) * 100).toFixed(0)} %`,
        median(all.map(({ p50 }) => p50)).toFixed(1),
        median(all.map(({ p99 }) => p99)).toFixed(1),
        cpu.length === 0 ? '' : (median(cpu) * 1000).toFixed(0),
      ]
    })
  return table([['through', 'connections', 'requests/s', 'p50 ms', 'p99 ms', 'CPU µs/request'], ...rows])
}

/** Ratios are taken within each round, where the machine was in the same mood, and then their median. */
function ratio(samples: Samples, peer: string, connections: number, of: (sample: Sample) => number): number[] | undefined {
  const [mine, theirs] = [samples.get(`${ours} ${connections}`), samples.get(`${peer} ${connections}`)]
  return mine === undefined || theirs === undefined ? undefined : mine.map((each, round) => of(each) / of(theirs[round]!))
}

function budgets(samples: Samples): string {
  const rows: string[][] = []
  const add = (what: string, peer: string, connections: number, of: (sample: Sample) => number, bound: '≥' | '≤', budget: number) => {
    const ratios = ratio(samples, peer, connections, of)
    if (ratios === undefined) return
    const value = median(ratios)
    rows.push([
      what,
      String(connections),
      peer,
      `${value.toFixed(2)} ± ${(spread(ratios) * 100).toFixed(0)} %`,
      verdict(value, bound, budget),
    ])
  }
  for (const connections of concurrencies) {
    add('requests/s', replyFrom, connections, ({ perSecond }) => perSecond, '≥', 1.3)
    add('requests/s', httpProxy, connections, ({ perSecond }) => perSecond, '≥', 1.8)
    add('requests/s', nginx, connections, ({ perSecond }) => perSecond, '≥', 0.33)
    add('CPU per request', replyFrom, connections, ({ cpuMs }) => cpuMs ?? Number.NaN, '≤', 0.8)
  }
  add('p99', replyFrom, 64, ({ p99 }) => p99, '≤', 1)
  return table([['this console ÷ peer', 'connections', 'peer', 'ratio', 'budget'], ...rows])
}

/** Twenty requests shared by all, as fast as they come: the upstream may see each once per cache time. */
async function benchSharedReads(bff: Child, upstream: Child, ms: number): Promise<string> {
  const proxy = await ourProxy(bff)
  const before = (await upstream.usage())?.count ?? 0
  const seconds = Math.max(4, ms / 1000)
  const request = (index: number) => {
    page = index % 20
    return nextRequest(proxy)
  }
  const { perSecond } = await load({ port: bff.port, connections: 64, ms: seconds * 1000, request })
  const calls = ((await upstream.usage())?.count ?? 0) - before
  // The cache is empty at first: one call more for each of the twenty.
  const allowed = 1.05 * 20 * (seconds + 1)
  const found = `${calls} upstream calls in ${seconds} s for ${(perSecond * seconds).toFixed(0)} reads of 20 distinct kinds`
  return `Identical reads: ${found}, ${verdict(calls, '≤', Math.floor(allowed))}.`
}
