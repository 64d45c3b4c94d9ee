/*
 * Builds the screen into dist/, and knows when that is not needed: a stamp in dist/ holds the hash of everything that went in.
 * `npm run build` always builds; start, test and the size test build only what has changed. Built-ins only.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { modernNode, root, runChild } from './guard.mjs'
import { giveUp, mustWrite, Trouble } from './trouble.mjs'

/** What the built screen is made of, as paths from the repository. */
export const inputs = [
  'src/console',
  'src/contract',
  'src/host/messages-plugin.ts',
  'src/host/build.mjs',
  'public',
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

/** Tests change nothing on the screen. */
const notAnInput = /\.test\.tsx?$/

/**
 * The hash of the inputs. Contents count, times do not: a fresh checkout of the same commit is not a change.
 * @param {string} folder the repository
 */
export function hashInputs(folder) {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const file of filesBelow(join(folder, input))) {
      if (notAnInput.test(file)) continue
      hash.update(`${relative(folder, file)}\0`).update(createHash('sha256').update(readFileSync(file)).digest())
    }
  }
  return hash.digest('hex')
}

/**
 * Why the screen must be built, in words, or undefined where dist/ is what the sources say.
 * @param {string} folder
 */
export function whyBuild(folder) {
  const stamp = join(folder, 'dist', '.stamp')
  if (!existsSync(stamp) || !existsSync(join(folder, 'dist', 'index.html'))) return 'it is not built yet'
  return readFileSync(stamp, 'utf8') === hashInputs(folder) ? undefined : 'its sources have changed'
}

/** @param {(line: string) => void} say */
export async function buildIfNeeded(say) {
  const why = whyBuild(root)
  if (why === undefined) return
  say(`Building the console, because ${why}.`)
  await build()
}

/**
 * Builds into dist/. The stamp comes last, so that a build that was cut off is done again.
 * @throws {Trouble} where Vite refuses
 */
export async function build() {
  mustWrite([root, join(root, 'node_modules'), join(root, 'dist')])
  // Before the build: what changes while it runs must be built again.
  const hash = hashInputs(root)
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  // Whoever asks, a test runner too, gets the same build.
  const env = { ...process.env, NODE_ENV: 'production' }
  const code = await runChild(modernNode(), [vite, 'build', '--logLevel', 'warn'], { cwd: root, env })
  if (code !== 0) throw new Trouble('The build of the console failed; its message is above.')
  await compressBelow(join(root, 'dist'))
  writeFileSync(join(root, 'dist', '.stamp'), hash)
}

/** Files worth sending compressed; pictures and fonts are so already. */
const compressible = /\.(?:js|css|html|svg|json|webmanifest|txt)$/

/**
 * Puts a `.br` and a `.gz` beside every text file, where that is smaller: the servers send them as they are.
 * @param {string} folder
 */
async function compressBelow(folder) {
  const files = filesBelow(folder).filter((file) => compressible.test(file))
  await Promise.all(
    files.map(async (file) => {
      const plain = await readFile(file)
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }
      const [br, gz] = await Promise.all([promisify(brotliCompress)(plain, quality), promisify(gzip)(plain, { level: 9 })])
      if (br.length < plain.length) await writeFile(`${file}.br`, br)
      if (gz.length < plain.length) await writeFile(`${file}.gz`, gz)
    }),
  )
}

/**
 * Every file below a folder (or the file itself), sorted; nothing where there is none.
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .map((entry) => ({ entry, full: join(path, entry.name) }))
    .sort((a, b) => (a.full < b.full ? -1 : 1))
    .flatMap(({ entry, full }) => (entry.isDirectory() ? filesBelow(full) : [full]))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build().catch(giveUp)
