import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emulatorSettings, serveSettings, startSettings, type Variables } from './environment.ts'
import { root } from './guard.mjs'

test('without variables the documented defaults hold', () => {
  expect(serveSettings({})).toMatchObject({
    port: 4600,
    host: '127.0.0.1',
    publicOrigin: undefined,
    trustedProxies: [],
    log: { level: 'info' },
  })
  expect(startSettings({})).toMatchObject({ port: 4600, emulator: { port: 4601, portAsked: false, speed: 20 } })
  expect(emulatorSettings({})).toEqual({
    port: 4601,
    portAsked: false,
    accessKey: 'DEMOACCESSKEY0000001',
    secretKey: 'demo-secret-key-not-a-secret-0001',
    speed: 1,
    fleet: 'believable',
    dataDir: join(root, '.data'),
  })
})

test('the demo cloud keeps its world in a folder of the project, in another one, or nowhere', () => {
  expect(startSettings({ DATA_DIR: '.cache/x' }).emulator.dataDir).toBe(join(root, '.cache/x'))
  expect(startSettings({ DATA_DIR: '/var/lib/x' }).emulator.dataDir).toBe('/var/lib/x')
  expect(emulatorSettings({ DATA_DIR: 'off' }).dataDir).toBeUndefined()
})

test('sessions and the journal are kept in the folder, in a database that others share, or nowhere', () => {
  const kept = { kind: 'file', folder: join(root, '.data'), sealKeyFile: join(root, '.data', 'seal.key') }
  for (const settings of [startSettings({}), serveSettings({})]) expect(settings.store).toEqual(kept)
  expect(serveSettings({ DATA_DIR: '/var/lib/x', SEAL_KEY_FILE: '/etc/x.key' }).store).toEqual({
    kind: 'file',
    folder: '/var/lib/x',
    sealKeyFile: '/etc/x.key',
  })
  expect(serveSettings({ DATA_DIR: 'off' }).store).toEqual({ kind: 'memory' })
  const url = 'postgres://console:secret@db.example.com/console'
  for (const DATA_DIR of ['', 'off']) {
    expect(serveSettings({ DATA_DIR, DATABASE_URL: url, SEAL_KEY_FILE: 'keys/x.key' }).store).toEqual({
      kind: 'postgresql',
      url,
      sealKeyFile: join(root, 'keys/x.key'),
    })
  }
})

test('a database needs a seal key that all its processes have, and an address that is one; its password is not told', () => {
  const words = (variables: Variables) => {
    try {
      serveSettings(variables)
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
    return 'it was taken'
  }
  expect(words({ DATABASE_URL: 'postgres://db.example.com/console' })).toBe(
    'SEAL_KEY_FILE must name the file of the seal key where DATABASE_URL is set: every process that uses the database needs the same.',
  )
  for (const DATABASE_URL of ['mysql://u:hunter2@h/d', 'hunter2', 'postgres://u:hunter2@h', 'postgres://u:hunter2@h/']) {
    const said = words({ DATABASE_URL, SEAL_KEY_FILE: 'x' })
    expect(said).toContain('DATABASE_URL must be an address such as postgres://')
    expect(said).not.toContain('hunter2')
  }
})

test('the demo cloud has a fleet of a number, where one is asked for', () => {
  expect(startSettings({ EMULATOR_CLUSTERS: '10000' }).emulator.fleet).toBe(10_000)
  expect(emulatorSettings({ EMULATOR_CLUSTERS: '0' }).fleet).toBe(0)
  for (const EMULATOR_CLUSTERS of ['-1', '1.5', '100001', 'many']) {
    expect(() => emulatorSettings({ EMULATOR_CLUSTERS })).toThrow('EMULATOR_CLUSTERS must be a whole number up to 100000')
  }
})

test('an empty variable counts as unset', () => {
  expect(serveSettings({ PORT: '', PUBLIC_ORIGIN: ' ' })).toMatchObject({ port: 4600, publicOrigin: undefined })
})

test('every bad variable is named at once, with what it should be', () => {
  const bad = {
    PORT: '70000',
    HOST: 'everywhere',
    PUBLIC_ORIGIN: 'http://console.example.com',
    TRUSTED_PROXIES: '10.0.0.0/8,10.0.0.0/33',
    LOG_LEVEL: 'loud',
  }
  expect(() => serveSettings(bad)).toThrow(
    [
      'PORT must be a port from 1 to 65535; it is "70000".',
      'HOST must be an IP address to listen on, such as 127.0.0.1 or 0.0.0.0; it is "everywhere".',
      'PUBLIC_ORIGIN must be https, or a loopback name: over plain http a browser drops the session cookie; it is "http://console.example.com".',
      'TRUSTED_PROXIES must be a list of addresses or networks such as 10.0.0.0/8,::1; it is "10.0.0.0/8,10.0.0.0/33".',
      'LOG_LEVEL must be one of info, warn, silent; it is "loud".',
    ].join('\n'),
  )
})

test('the value of a secret is not shown, however wrong', () => {
  const bad = { EMULATOR_ACCESS_KEY: 'short 1', EMULATOR_SECRET_KEY: 'short 2' }
  const rule = 'must be 8 to 256 printable characters without spaces.'
  expect(() => emulatorSettings(bad)).toThrow(`EMULATOR_ACCESS_KEY ${rule}\nEMULATOR_SECRET_KEY ${rule}`)
})

test.each(['abc', '0', '-1', '4600.5', '1e3', '0x10', '65536'])('PORT %s is refused', (PORT) => {
  expect(() => startSettings({ PORT })).toThrow(`PORT must be a port from 1 to 65535; it is "${PORT}".`)
})

test.each([
  'https://console.example.com',
  'https://console.example.com:8443',
  'http://localhost:4600',
  'http://127.0.0.1:4600',
  'http://[::1]:4600',
])('PUBLIC_ORIGIN %s is accepted', (origin) => {
  expect(serveSettings({ PUBLIC_ORIGIN: origin }).publicOrigin).toBe(origin)
})

test('an origin that only begins like loopback is not loopback', () => {
  expect(() => serveSettings({ PUBLIC_ORIGIN: 'http://localhost.evil.test' })).toThrow('must be https')
  expect(() => serveSettings({ PUBLIC_ORIGIN: 'http://127.0.0.1.evil.test' })).toThrow('must be https')
})

test.each(['https://console.example.com/path', 'console.example.com', 'ftp://localhost', 'https://user@console.example.com'])(
  'PUBLIC_ORIGIN %s is refused',
  (origin) => {
    expect(() => serveSettings({ PUBLIC_ORIGIN: origin })).toThrow('PUBLIC_ORIGIN must be')
  },
)

test('proxies are addresses and networks', () => {
  expect(serveSettings({ TRUSTED_PROXIES: '10.0.0.0/8, ::1 ,192.0.2.7' }).trustedProxies).toEqual(['10.0.0.0/8', '::1', '192.0.2.7'])
})

test('an operator adds targets as JSON or in a file', () => {
  const json = '{"stage":{"kr-west1":"https://postgresql.example.com/","kr-east1":"http://127.0.0.1:4601/kr-east1"}}'
  const endpoints = { 'kr-west1': 'https://postgresql.example.com', 'kr-east1': 'http://127.0.0.1:4601/kr-east1' }
  const expected = [{ environment: 'stage', kind: 'operator', endpoints }]
  expect(serveSettings({ SCP_ENDPOINTS: json }).cloud.operatorTargets).toEqual(expected)
  const folder = mkdtempSync(join(tmpdir(), 'environment-'))
  writeFileSync(join(folder, 'targets.json'), json)
  expect(serveSettings({ SCP_ENDPOINTS: join(folder, 'targets.json') }).cloud.operatorTargets).toEqual(expected)
  rmSync(folder, { recursive: true })
})

test.each([
  ['{"e":{"kr-west1":"https://a.example"}}', 'SCP_ENDPOINTS: The environment name e is taken.'],
  ['{"x":{}}', 'SCP_ENDPOINTS: The environment x lists no region.'],
  ['{"x":{"r":"http://a.example"}}', 'must be https'],
  ['{"x":{"r":1}}', 'SCP_ENDPOINTS: It must be JSON'],
  ['[1]', 'SCP_ENDPOINTS: It must be JSON'],
  ['{', 'SCP_ENDPOINTS: It must be JSON'],
  ['/no/such/file.json', 'ENOENT'],
])('SCP_ENDPOINTS %s is refused', (value, message) => {
  expect(() => serveSettings({ SCP_ENDPOINTS: value })).toThrow(message)
})

test('the version of the API can be forced', () => {
  expect(serveSettings({ SCP_API_VERSION: '1.1' }).cloud.apiVersion).toBe('1.1')
  expect(() => serveSettings({ SCP_API_VERSION: 'latest' })).toThrow('SCP_API_VERSION must be a version')
})

test.each(['9', '6001', '12.5', 'many'])('FLEET_CALLS_PER_MINUTE %s is refused', (value) => {
  expect(serveSettings({}).cloud.fleetCallsPerMinute).toBe(120)
  expect(() => serveSettings({ FLEET_CALLS_PER_MINUTE: value })).toThrow('FLEET_CALLS_PER_MINUTE must be a whole number from 10 to 6000')
})
