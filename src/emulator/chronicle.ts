import { z } from 'zod'
import { operationNames } from '#contract/operations.ts'
import { serviceStates } from '#contract/rules/states.ts'
import { apiVersions } from './versions.ts'
import { regions } from './world.ts'
import { fleetNames } from './fleet/fleet.ts'

/*
 * A world is what came to it from outside, in order: it was woken, calls changed it, its clock was moved. All else follows from that,
 * so these lines are all that must be kept, and who reads them again has the same world.
 */

/** Keeps lines of text for good. The emulator opens no file: the host hands in what does. */
export type Chronicle = {
  /** What was kept, oldest first. */
  readonly lines: () => readonly string[]
  /** Keeps one more: when this returns, it survives the end of the process. @throws where it is not kept */
  readonly append: (line: string) => void
  /** Puts all that was kept where a person finds it, and begins anew. @param why a sentence for that person */
  readonly setAside: (why: string) => void
}

/** Raised whenever lines of before can no longer be read. */
const format = 1

/** Account's clock, ms. */
const at = z.number()

const Entry = z.discriminatedUnion('kind', [
  /** Always the first line, and only that. */
  z.strictObject({
    kind: z.literal('wake'),
    format: z.literal(format),
    at,
    accountId: z.string(),
    fleet: z.union([z.enum(fleetNames), z.int()]),
    speed: z.number().positive(),
  }),
  /** A write that was accepted. What it answered tells, when it is done again, whether the world is still the same. */
  z.strictObject({
    kind: z.literal('write'),
    at,
    region: z.enum(regions),
    operation: z.enum(operationNames),
    version: z.enum(apiVersions),
    params: z.record(z.string(), z.string()),
    query: z.string(),
    body: z.json().optional(),
    failsInto: z.enum(serviceStates).optional(),
    requestId: z.string(),
    resourceId: z.string(),
  }),
  z.strictObject({ kind: z.literal('clock'), at, advanceMs: z.number() }),
  z.strictObject({ kind: z.literal('state'), at, clusterId: z.string(), state: z.enum(serviceStates) }),
  z.strictObject({ kind: z.literal('speed'), at, speed: z.number().positive() }),
])
export type Entry = z.infer<typeof Entry>
export type Write = Extract<Entry, { kind: 'write' }>

/** Lines that do not give a world; the message is a sentence for a person. */
export class ChronicleError extends Error {
  override readonly name = 'ChronicleError'
}

/** An entry as a line, without the secrets of its body. */
export function writeEntry(entry: Entry): string {
  return JSON.stringify(entry, (key, value: unknown) => (typeof value === 'string' && isSecret(key) ? placeholderOf(value) : value))
}

/** @throws ChronicleError for a line that is broken, of another format or in the wrong place */
export function readEntry(line: string, index: number): Entry {
  const entry = Entry.safeParse(parsed(line)).data
  if (entry === undefined) throw new ChronicleError(`Line ${index + 1} is broken or of another version of the program.`)
  if ((entry.kind === 'wake') !== (index === 0)) throw new ChronicleError(`Line ${index + 1} is not where it belongs.`)
  return entry
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}

/** Passwords of databases, and both keys of a bucket. */
function isSecret(key: string): boolean {
  return /password|secret|access_key/i.test(key)
}

/** As good as the secret: the contract takes it for a password, no key stays no key, and one that fails its export goes on to fail. */
function placeholderOf(secret: string): string {
  if (secret === '') return secret
  return secret.includes('wrong') ? 'wrong-Redacted-1' : 'Redacted-1'
}
