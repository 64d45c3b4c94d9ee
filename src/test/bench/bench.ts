/*
 * `npm run bench`: everything side by side in one run, as one Markdown page; `npm run bench -- journal store` parts of it.
 * BENCH_ROUNDS, BENCH_SECONDS and BENCH_KB shorten or vary it.
 */
import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createCredential } from '#bff/credential.ts'
import { signature } from '#bff/sign.ts'
import { benchEmulator } from './emulator.ts'
import { benchFleet } from './fleet.ts'
import { benchFindings } from './findings.ts'
import { benchJournal } from './journal.ts'
import { benchPassThrough } from './pass-through.ts'
import { median, table, verdict } from './statistics.ts'
import { benchStore } from './store.ts'
import { benchTyping } from './typing.ts'

function setting(name: string, fallback: number): number {
  const value = Number(process.env[name] ?? fallback)
  if (!(value > 0)) throw new Error(`${name} must be a number above 0.`)
  return value
}

/** CPU µs per signature: ours, and with the key as a Buffer. CPU time, because others may use the machine. */
function benchSignature(): string {
  const credential = createCredential('demo', { accessKey: 'BENCHKEY000000000001', secretKey: 'bench-secret-key' })
  const url = 'https://postgresql.kr-west1.e.samsungsdscloud.com/v1/clusters?page=0&size=20'
  const key = Buffer.from('bench-secret-key')
  const runs = {
    'ours (one KeyObject, text included)': (now: number) => signature({ method: 'GET', url, credential, now }),
    'a Buffer as key': (now: number) =>
      createHmac('sha256', key)
        .update(url + now)
        .digest('base64'),
  }
  const perCall = (sign: (now: number) => string) => {
    const rounds = Array.from({ length: 9 }, () => {
      const before = process.cpuUsage()
      for (let index = 0; index < 20_000; index += 1) sign(1_700_000_000_000 + index)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 20_000
    })
    return median(rounds)
  }
  const rows = Object.entries(runs).map(([name, sign], index) => {
    const micros = perCall(sign)
    return [name, micros.toFixed(2), index === 0 ? verdict(micros, '≤', 2) : '']
  })
  return table([['HMAC', 'CPU µs', 'budget'], ...rows])
}

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly css?: readonly string[] }

/** What the list of clusters loads on a first visit, with gzip; of the build that is there. */
function sizes(): string {
  const dist = join(import.meta.dirname, '../../../dist')
  const manifestFile = join(dist, '.vite/manifest.json')
  if (!existsSync(manifestFile)) return 'The console is not built: no sizes (npm run build).'
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, Chunk>
  const chunks = new Set<Chunk>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (chunk === undefined || chunks.has(chunk)) return
    chunks.add(chunk)
    chunk.imports?.forEach(visit)
  }
  for (const key of ['index.html', 'src/console/pages/clusters/ClustersPage.tsx', 'src/console/messages/en/en.ts']) visit(key)
  const js = [...chunks].map(({ file }) => file)
  const css = [...new Set([...chunks].flatMap((chunk) => chunk.css ?? []))]
  const inPage = [...readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/([^"]+)"/g)].map((match) => match[1]!)
  const kb = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1000
  const requests = new Set(['index.html', ...inPage, ...js, ...css]).size
  return table([
    ['first route, cold', 'measured', 'budget'],
    ['JS, kB gzip', kb(js).toFixed(1), verdict(kb(js), '≤', 150)],
    ['CSS, kB gzip', kb(css).toFixed(1), verdict(kb(css), '≤', 12)],
    ['requests', String(requests), verdict(requests, '≤', 15)],
  ])
}

const rounds = setting('BENCH_ROUNDS', 8)
const seconds = setting('BENCH_SECONDS', 1.5)
const answerKb = setting('BENCH_KB', 8)

/** What is measured, by the name under which it is asked for. */
const parts: Readonly<Record<string, () => string | Promise<string>>> = {
  'Pass-through': () => benchPassThrough({ rounds, ms: seconds * 1000, answerKb }),
  Emulator: () => benchEmulator(Math.max(2, seconds) * 1000),
  Fleet: benchFleet,
  Store: benchStore,
  Journal: benchJournal,
  Signature: benchSignature,
  Findings: benchFindings,
  Typing: benchTyping,
  Sizes: sizes,
}
const asked = process.argv.slice(2).map((name) => name.toLowerCase())
const unknown = asked.filter((name) => !Object.keys(parts).some((part) => part.toLowerCase() === name))
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}: choose of ${Object.keys(parts).join(', ').toLowerCase()}.`)

const chapters = [
  `# Bench\n\nNode ${process.version}, ${availableParallelism()} cores, ${rounds} rounds of ${seconds} s in shuffled order, answers of ${answerKb} kB. Medians ± half the distance between the quartiles.`,
]
for (const [name, measure] of Object.entries(parts))
  if (asked.length === 0 || asked.includes(name.toLowerCase())) chapters.push(`## ${name}`, await measure())
process.stdout.write(`${chapters.join('\n\n')}\n`)
