import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import type { Keys } from '#bff/credential.ts'
import { isLoopbackName, operatorTarget, type UpstreamTarget } from '#bff/targets.ts'
import type { Fleet } from '#emulator/fleet/fleet.ts'
import { root } from './guard.mjs'
import { Trouble } from './trouble.mjs'

/** Variables as the process got them. */
export type Variables = Readonly<Record<string, string | undefined>>

/** Where sessions and the journal are kept: nowhere beyond the process, in a folder, or in a PostgreSQL that several processes share. */
export type StoreSettings =
  | { readonly kind: 'memory' }
  | { readonly kind: 'file'; readonly folder: string; readonly sealKeyFile: string }
  | { readonly kind: 'postgresql'; readonly url: string; readonly sealKeyFile: string }

const logLevels = ['info', 'warn', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

/** Where the log goes: JSON lines on stdout, or in a file. */
export type LogSettings = { readonly level: LogLevel; readonly file: string | undefined }

/** What every way of running the console may be told about the cloud. */
export type CloudSettings = {
  readonly apiVersion: string | undefined
  readonly operatorTargets: readonly UpstreamTarget[]
  /** Calls that the snapshot of a fleet may make in a minute, for each key. */
  readonly fleetCallsPerMinute: number
}

export type EmulatorSettings = {
  readonly port: number
  /** Whether the port was asked for; a default that is taken gives way to a free one. */
  readonly portAsked: boolean
  readonly accessKey: string
  readonly secretKey: string
  /** By how much the durations of the real cloud are divided. */
  readonly speed: number
  readonly fleet: Fleet
  /** Where its world is kept; undefined keeps nothing. */
  readonly dataDir: string | undefined
}

/** Documented, and so no secret. */
export const demoSecretKey = 'demo-secret-key-not-a-secret-0001'

/** `npm start` and `npm run dev`. */
export type StartSettings = {
  readonly port: number
  readonly emulator: EmulatorSettings
  readonly store: StoreSettings
  readonly cloud: CloudSettings
  readonly log: LogSettings
}

/** `npm run serve`. */
export type ServeSettings = {
  readonly port: number
  readonly host: string
  readonly publicOrigin: string | undefined
  readonly trustedProxies: readonly string[]
  readonly store: StoreSettings
  readonly cloud: CloudSettings
  readonly log: LogSettings
}

/** @throws Trouble that names every bad variable */
export function startSettings(variables: Variables): StartSettings {
  return read(variables, (reader) => ({
    port: reader.port('PORT', 4600),
    emulator: emulator(reader, 20),
    store: store(reader),
    cloud: cloud(reader),
    log: log(reader, 'warn'),
  }))
}

/** @throws Trouble that names every bad variable */
export function emulatorSettings(variables: Variables): EmulatorSettings {
  return read(variables, (reader) => emulator(reader, 1))
}

/** `npm run connect`. */
export type ConnectSettings = { readonly keys: Keys; readonly cloud: CloudSettings }

/** @throws Trouble that names every bad variable, and never shows a key */
export function connectSettings(variables: Variables): ConnectSettings {
  return read(variables, (reader) => ({
    keys: {
      accessKey: reader.needed('SCP_ACCESS_KEY', keyProblem),
      secretKey: reader.needed('SCP_SECRET_KEY', keyProblem),
      accountId: reader.optional('SCP_ACCOUNT_ID', () => undefined),
    },
    cloud: cloud(reader),
  }))
}

/** @throws Trouble that names every bad variable */
export function serveSettings(variables: Variables): ServeSettings {
  return read(variables, (reader) => ({
    port: reader.port('PORT', 4600),
    host: reader.checked('HOST', '127.0.0.1', hostProblem),
    publicOrigin: reader.optional('PUBLIC_ORIGIN', originProblem),
    trustedProxies: reader.list('TRUSTED_PROXIES', proxyProblem),
    store: store(reader),
    cloud: cloud(reader),
    log: log(reader, 'info'),
  }))
}

function emulator(reader: Reader, speed: number): EmulatorSettings {
  return {
    port: reader.port('EMULATOR_PORT', 4601),
    portAsked: reader.has('EMULATOR_PORT'),
    accessKey: reader.checked('EMULATOR_ACCESS_KEY', 'DEMOACCESSKEY0000001', keyProblem),
    secretKey: reader.checked('EMULATOR_SECRET_KEY', demoSecretKey, keyProblem),
    speed: reader.number('EMULATOR_SPEED', speed, 'a number from 1 to 100000', (value) => value >= 1 && value <= 100_000),
    fleet: reader.has('EMULATOR_CLUSTERS')
      ? reader.number('EMULATOR_CLUSTERS', 0, 'a whole number up to 100000', isFleetSize)
      : 'believable',
    dataDir: dataFolder(reader),
  }
}

function store(reader: Reader): StoreSettings {
  const folder = dataFolder(reader)
  const url = reader.optional('DATABASE_URL', databaseProblem)
  const sealKeyFile = reader.optional('SEAL_KEY_FILE', () => undefined)
  if (reader.has('DATABASE_URL')) {
    if (sealKeyFile === undefined) reader.problems.push(`SEAL_KEY_FILE ${sealKeyNeeded}.`)
    return { kind: 'postgresql', url: url ?? '', sealKeyFile: inProject(sealKeyFile ?? '') }
  }
  if (folder === undefined) return { kind: 'memory' }
  return { kind: 'file', folder, sealKeyFile: sealKeyFile === undefined ? join(folder, 'seal.key') : inProject(sealKeyFile) }
}

const sealKeyNeeded = 'must name the file of the seal key where DATABASE_URL is set: every process that uses the database needs the same'

function databaseProblem(value: string): string | undefined {
  const url = URL.parse(value)
  const fits = url !== null && /^postgres(?:ql)?:$/.test(url.protocol) && url.pathname.length > 1
  return fits ? undefined : 'must be an address such as postgres://user:password@db.example.com:5432/console?sslmode=verify-full'
}

function isFleetSize(value: number): boolean {
  return Number.isInteger(value) && value <= 100_000
}

function isCallRate(value: number): boolean {
  return Number.isInteger(value) && value >= 10 && value <= 6_000
}

/** Undefined where nothing is to be kept. */
function dataFolder(reader: Reader): string | undefined {
  const value = reader.checked('DATA_DIR', '.data', () => undefined)
  return value === 'off' ? undefined : inProject(value)
}

/** Relative to the project, wherever it was started from. */
function inProject(path: string): string {
  return resolve(root, path)
}

function cloud(reader: Reader): CloudSettings {
  return {
    apiVersion: reader.optional('SCP_API_VERSION', (value) =>
      /^\d{1,2}\.\d{1,2}$/.test(value) ? undefined : 'must be a version such as 1.1 or 1.0',
    ),
    operatorTargets: reader.parsed('SCP_ENDPOINTS', operatorTargets) ?? [],
    fleetCallsPerMinute: reader.number('FLEET_CALLS_PER_MINUTE', 120, 'a whole number from 10 to 6000', isCallRate),
  }
}

function log(reader: Reader, fallback: LogLevel): LogSettings {
  const asked = reader.optional('LOG_LEVEL', (value) => (isLogLevel(value) ? undefined : `must be one of ${logLevels.join(', ')}`))
  return { level: isLogLevel(asked) ? asked : fallback, file: reader.optional('LOG_FILE', () => undefined) }
}

function isLogLevel(value: string | undefined): value is LogLevel {
  return logLevels.some((level) => level === value)
}

function read<T>(variables: Variables, build: (reader: Reader) => T): T {
  const reader = new Reader(variables)
  const settings = build(reader)
  if (reader.problems.length > 0) throw new Trouble(reader.problems.join('\n'))
  return settings
}

/** Names of variables whose values no message may show: messages end up in logs. */
const namesSecret = /KEY|SECRET|PASSWORD|DATABASE_URL/

/** Reads variables and collects what is wrong, so that one start names every mistake. An empty variable counts as unset. */
class Reader {
  readonly problems: string[] = []
  readonly #variables: Variables

  constructor(variables: Variables) {
    this.#variables = variables
  }

  #value(name: string): string | undefined {
    const value = this.#variables[name]?.trim()
    return value === '' ? undefined : value
  }

  has(name: string): boolean {
    return this.#value(name) !== undefined
  }

  /** A value for which `problem` finds no fault, else the fallback. */
  checked(name: string, fallback: string, problem: (value: string) => string | undefined): string {
    return this.optional(name, problem) ?? fallback
  }

  optional(name: string, problem: (value: string) => string | undefined): string | undefined {
    const value = this.#value(name)
    const wrong = value === undefined ? undefined : problem(value)
    if (wrong === undefined) return value
    this.problems.push(namesSecret.test(name) ? `${name} ${wrong}.` : `${name} ${wrong}; it is "${value}".`)
    return undefined
  }

  /** A value without which nothing goes. */
  needed(name: string, problem: (value: string) => string | undefined): string {
    if (!this.has(name)) this.problems.push(`${name} must be set.`)
    return this.optional(name, problem) ?? ''
  }

  list(name: string, problem: (value: string) => string | undefined): readonly string[] {
    const value = this.optional(name, (all) =>
      split(all)
        .map(problem)
        .find((wrong) => wrong !== undefined),
    )
    return value === undefined ? [] : split(value)
  }

  number(name: string, fallback: number, what: string, fits: (value: number) => boolean): number {
    const value = this.checked(name, String(fallback), (text) =>
      /^\d+(?:\.\d+)?$/.test(text) && fits(Number(text)) ? undefined : `must be ${what}`,
    )
    return Number(value)
  }

  port(name: string, fallback: number): number {
    return this.number(name, fallback, 'a port from 1 to 65535', (value) => Number.isInteger(value) && value >= 1 && value <= 65_535)
  }

  /** What `parse` makes of the value; its Trouble says what is wrong. */
  parsed<T>(name: string, parse: (value: string) => T): T | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    try {
      return parse(value)
    } catch (error) {
      this.problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    }
  }
}

const split = (value: string) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function keyProblem(value: string): string | undefined {
  return /^[\x21-\x7e]{8,256}$/.test(value) ? undefined : 'must be 8 to 256 printable characters without spaces'
}

function hostProblem(value: string): string | undefined {
  return isIP(value) !== 0 || value === 'localhost' ? undefined : 'must be an IP address to listen on, such as 127.0.0.1 or 0.0.0.0'
}

/** Outside https and loopback, browsers drop the session cookie and the headers that prove a request is our own. */
function originProblem(value: string): string | undefined {
  const url = URL.parse(value)
  if (url === null || url.origin !== value.replace(/\/$/, '') || url.origin === 'null')
    return 'must be an origin such as https://console.example.com'
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackName(url.hostname))) return undefined
  return 'must be https, or a loopback name: over plain http a browser drops the session cookie'
}

function proxyProblem(value: string): string | undefined {
  const [address = '', prefix, ...rest] = value.split('/')
  const family = isIP(address)
  const longest = family === 6 ? 128 : 32
  const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest)
  return family !== 0 && fits && rest.length === 0 ? undefined : 'must be a list of addresses or networks such as 10.0.0.0/8,::1'
}

const shape = 'It must be JSON (or the path of a JSON file) such as {"stage":{"kr-west1":"https://postgresql.example.com"}}.'

/** The operator's own targets, endpoint by region by environment: as JSON, or the path of a file that holds it. */
function operatorTargets(value: string): readonly UpstreamTarget[] {
  const text = /^[[{]/.test(value) ? value : readFileSync(value, 'utf8')
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Error(shape)
  }
  if (!isRecord(parsed)) throw new Error(shape)
  return Object.entries(parsed).map(([environment, endpoints]) => {
    if (!isTexts(endpoints)) throw new Error(shape)
    return operatorTarget(environment, endpoints)
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((each) => typeof each === 'string')
}
