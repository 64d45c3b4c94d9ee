import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadAssets } from './assets.ts'

let dist: string

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'assets-'))
  mkdirSync(join(dist, 'assets'))
  mkdirSync(join(dist, '.vite'))
})

afterEach(() => rmSync(dist, { recursive: true }))

const write = (path: string, text: string) => writeFileSync(join(dist, path), text)

test('files become a map from URL path to bytes, with their type and compressed variants', () => {
  write('index.html', '<!doctype html>')
  write('assets/main-abc.js', 'let a')
  write('assets/main-abc.js.br', 'B')
  write('assets/main-abc.js.gz', 'G')
  const assets = loadAssets(dist)
  expect([...assets.keys()].sort()).toEqual(['/assets/main-abc.js', '/index.html'])
  expect(assets.get('/index.html')).toEqual({ type: 'text/html; charset=utf-8', body: Buffer.from('<!doctype html>'), immutable: false })
  expect(assets.get('/assets/main-abc.js')).toEqual({
    type: 'text/javascript; charset=utf-8',
    body: Buffer.from('let a'),
    br: Buffer.from('B'),
    gzip: Buffer.from('G'),
    immutable: true,
  })
})

test('what the build keeps for itself is not served', () => {
  write('index.html', '')
  write('.stamp', 'hash')
  write('.vite/manifest.json', '{}')
  expect([...loadAssets(dist).keys()]).toEqual(['/index.html'])
})

test('without a build it says how to make one', () => {
  expect(() => loadAssets(dist)).toThrow('The console is not built: run `npm ci && npm run build`')
})

test('a file of unknown type is refused rather than guessed', () => {
  write('index.html', '')
  write('assets/x.exe', '')
  expect(() => loadAssets(dist)).toThrow('No content type is known for /assets/x.exe')
})
