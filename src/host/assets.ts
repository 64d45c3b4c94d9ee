import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Asset, AssetMap } from '#bff/static.ts'
import { Trouble } from './trouble.mjs'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Vite puts what it names by content hash in this folder. */
const hashedFolder = '/assets/'

/**
 * The built console, read into memory once: a request looks its path up here and never touches the disk.
 * The compressed variants that the build left beside the files come along; names with a leading dot are the build's own.
 * @throws Trouble where the console is not built, or holds a file whose type is unknown
 */
export function loadAssets(dist: string): AssetMap {
  if (!existsSync(join(dist, 'index.html'))) throw new Trouble('The console is not built: run `npm ci && npm run build`, then try again.')
  return new Map(filesBelow(dist, '').map((path) => [path, loadAsset(dist, path)]))
}

function loadAsset(dist: string, path: string): Asset {
  const file = join(dist, path)
  const type = types[extname(path)]
  if (type === undefined) throw new Trouble(`No content type is known for ${path}: name it in src/host/assets.ts.`)
  const [br, gzip] = [`${file}.br`, `${file}.gz`].map((variant) => (existsSync(variant) ? readFileSync(variant) : undefined))
  return {
    type,
    body: readFileSync(file),
    ...(br === undefined ? {} : { br }),
    ...(gzip === undefined ? {} : { gzip }),
    immutable: path.startsWith(hashedFolder),
  }
}

/** URL paths of the files below a folder. */
function filesBelow(dist: string, folder: string): string[] {
  return readdirSync(join(dist, folder), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && !/\.(?:br|gz)$/.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(dist, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
}
