import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildIfNeeded } from '#host/build.mjs'
import { root } from './sources.ts'
import { findCycle } from './walls.ts'

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly css?: readonly string[] }

/** What the list of clusters needs on a first visit: the entry, which the list is a part of, and one language. */
const firstRoute = ['index.html']
const languages = ['src/console/messages/en/en.ts', 'src/console/messages/ko/ko.ts']

let manifest: Record<string, Chunk>
let html: string

beforeAll(async () => {
  await buildIfNeeded(() => undefined)
  manifest = JSON.parse(readFileSync(join(root, 'dist/.vite/manifest.json'), 'utf8'))
  html = readFileSync(join(root, 'dist/index.html'), 'utf8')
}, 120_000)

/** Files that come with the named entries, static imports included. */
function filesOf(entries: readonly string[]): { js: string[]; css: string[] } {
  const seen = new Map<string, Chunk>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`The manifest has no ${key}.`)
    if (seen.has(key)) return
    seen.set(key, chunk)
    chunk.imports?.forEach(visit)
  }
  entries.forEach(visit)
  const chunks = [...seen.values()]
  return { js: chunks.map(({ file }) => file), css: [...new Set(chunks.flatMap(({ css = [] }) => css))] }
}

/** Bytes on the wire with gzip: what the build left beside the file. */
function gzipped(files: readonly string[]): number {
  return files
    .map((file) => join(root, 'dist', file))
    .reduce((sum, file) => sum + statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size, 0)
}

test.each(languages)('the first page is light with %s: JS ≤ 150 kB, CSS ≤ 12 kB (gzip), ≤ 15 requests', (language) => {
  const { js, css } = filesOf([...firstRoute, language])
  expect(gzipped(js)).toBeLessThanOrEqual(150_000)
  expect(gzipped(css)).toBeLessThanOrEqual(12_000)
  const inPage = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, url = '']) => url.slice(1))
  const requests = new Set(['index.html', ...inPage, ...js, ...css])
  expect(requests.size).toBeLessThanOrEqual(15)
})

test('no page brings more than 60 kB of its own (gzip)', () => {
  const pages = Object.keys(manifest).filter((key) => key.endsWith('Page.tsx'))
  expect(pages.length).toBeGreaterThan(5)
  const heavy = pages.filter((key) => gzipped([manifest[key]!.file]) > 60_000)
  expect(heavy).toEqual([])
})

test('no chunk waits for one that waits for it: in a circle one of them runs before what it needs is there', () => {
  const edge = { own: true, typeOnly: false, lazy: false }
  const chunks = Object.entries(manifest).map(([path, { imports = [] }]) => ({
    path,
    imports: imports.map((to) => ({ ...edge, specifier: to, to })),
  }))
  expect(findCycle(chunks)).toBeUndefined()
})

test('the first page knows no schema: zod comes with the forms', () => {
  const holding = filesOf(firstRoute).js.filter((file) => readFileSync(join(root, 'dist', file), 'utf8').includes('invalid_union'))
  expect(holding).toEqual([])
})

test('supply chain: the built page names no foreign origin and holds no inline script or style', () => {
  expect(html).not.toMatch(/(?:src|href)="(?!\/(?!\/))/)
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/)
})
