/* Are the dependencies those of the lock file? And if not: `npm ci`. Built-ins only: this runs before anything is there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runChild } from './guard.mjs'
import { mustWrite, Trouble } from './trouble.mjs'

/**
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean } & Partial<Record<keyof Machine, string | string[]>>} Locked
 * @typedef {{ os: string, cpu: string, libc: string }} Machine
 * @typedef {{ packages?: Record<string, Locked> }} LockFile
 */

/**
 * Why the installed packages are not those of the lock file, in words, or undefined where they are.
 * npm writes what it installed to `node_modules/.package-lock.json` at the very end, so an install that was cut off counts as none.
 * An optional package may be absent unless it is for this kind of machine. One that names none serves others that do.
 * @param {string} folder the repository
 * @param {Machine} [machine]
 */
export function whyInstall(folder, machine = thisMachine()) {
  const wanted = readLock(join(folder, 'package-lock.json'))
  if (wanted === undefined)
    throw new Trouble('package-lock.json is missing or unreadable: restore it with `git checkout package-lock.json`.')
  const installed = readLock(join(folder, 'node_modules', '.package-lock.json'))
  if (installed === undefined) return 'no dependencies are installed yet'
  for (const [path, locked] of Object.entries(wanted)) {
    if (path === '' || locked.link === true) continue
    const have = installed[path]
    const mayBeAbsent = locked.optional === true || locked.devOptional === true
    if (have === undefined && mayBeAbsent && !isFor(locked, machine)) continue
    if (have === undefined) return `${nameOf(path)} is missing`
    if (have.version !== locked.version || have.integrity !== locked.integrity) return `${nameOf(path)} is not the locked one`
    if (!existsSync(join(folder, path, 'package.json'))) return `${nameOf(path)} is missing`
  }
  return undefined
}

/**
 * Installs what the lock file says unless it is there already. Development packages too, whatever NODE_ENV says:
 * the console is built on this machine.
 * @param {(line: string) => void} say
 */
export async function installIfNeeded(say) {
  const why = whyInstall(root)
  if (why === undefined) return
  say(`Installing the dependencies (npm ci), because ${why}. This takes about a minute.`)
  mustWrite([root, join(root, 'node_modules')])
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const [program, args] = npm(flags)
  // The Node of node_modules/.bin is about to be replaced: npm and the scripts of packages must find another one.
  const path = (process.env.PATH ?? '').split(':').filter((entry) => !entry.includes('node_modules'))
  const code = await runChild(program, args, { cwd: root, env: { ...process.env, PATH: path.join(':') } }).catch((error) => {
    throw new Trouble(`npm could not be started (${error.message}): install Node.js together with npm from https://nodejs.org.`)
  })
  if (code !== 0)
    throw new Trouble(
      '`npm ci` failed; its message is above. Check the network and the permission to write to node_modules, then try again.',
    )
}

/**
 * How to call npm: the one that runs us, else the one on the PATH.
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  // A path inside node_modules would vanish under npm's feet.
  if (script !== undefined && script.endsWith('.js') && node !== undefined && !node.includes('node_modules'))
    return [node, [script, ...args]]
  return ['npm', args]
}

/**
 * Whether a package names machines of which this is one.
 * @param {Locked} locked
 * @param {Machine} machine
 */
function isFor(locked, machine) {
  const named = /** @type {const} */ (['os', 'cpu', 'libc']).filter((part) => locked[part] !== undefined)
  return named.length > 0 && named.every((part) => isAmong([locked[part] ?? []].flat(), machine[part]))
}

/**
 * npm's rule: one of the names, or none of those that are ruled out with `!`.
 * @param {string[]} names
 * @param {string} own
 */
function isAmong(names, own) {
  if (names.includes(`!${own}`)) return false
  return names.includes(own) || names.every((name) => name.startsWith('!'))
}

/**
 * What npm goes by. Its C library counts on Linux alone, and is told apart by what Node itself is linked with.
 * @returns {Machine}
 */
function thisMachine() {
  const { platform, arch } = process
  if (platform !== 'linux' || process.report === undefined) return { os: platform, cpu: arch, libc: '' }
  // Without this the report looks up the names of open connections.
  Object.assign(process.report, { excludeNetwork: true })
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport())
  return { os: platform, cpu: arch, libc: header.glibcVersionRuntime === undefined ? 'musl' : 'glibc' }
}

/**
 * @param {string} path
 * @returns {Record<string, Locked> | undefined}
 */
function readLock(path) {
  try {
    return /** @type {LockFile} */ (JSON.parse(readFileSync(path, 'utf8'))).packages
  } catch {
    return undefined
  }
}

/** @param {string} path e.g. `node_modules/a/node_modules/@b/c` */
function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}
