import { randomBytes, randomUUID } from 'node:crypto'
import { sql, type KyselyPlugin } from 'kysely'
import type { Write } from '#contract/bff/write.ts'
import { buildTarget, type Input } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { createApiVersions } from '#bff/api-version.ts'
import type { Cloud } from '#bff/cloud.ts'
import { createCredential, type Credential } from '#bff/credential.ts'
import { createJournal, type Journal } from '#bff/journal/journal.ts'
import type { Confirmed } from '#bff/journal/new-row.ts'
import type { Row } from '#bff/journal/row.ts'
import { createReadCache } from '#bff/read-cache.ts'
import type { StoredSession } from '#bff/session-store.ts'
import { StoreDownError } from '#bff/store/errors.ts'
import { createMemoryStore, type OpenStore } from '#bff/store/open.ts'
import { createSeal } from '#bff/store/seal.ts'
import { createTargetRegistry } from '#bff/targets.ts'
import type { AccountRequest } from '#emulator/accounts.ts'
import { keys, testCloud, wall, type TestCloud } from '#emulator/testing/cloud.ts'
import { scriptedCloud, type ScriptedCloud } from './scripted-cloud.ts'

/** The journal on a store and a cloud in this process, on a clock that only the test moves. */
export type Rig = {
  readonly cloud: TestCloud
  readonly script: ScriptedCloud
  readonly store: OpenStore
  readonly log: readonly string[]
  /** Another process on the same store. */
  readonly engine: () => Engine
  readonly session: StoredSession
  /** Moves the wall, and the cloud with it. */
  readonly pass: (ms: number) => void
  /** Every row, in the order in which they came in. */
  readonly rows: () => Promise<readonly Row[]>
  readonly row: (id: string) => Promise<Row>
  /** Kinds and details of a row's steps. */
  readonly steps: (id: string) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** One process with the journal in it. */
export type Engine = {
  readonly journal: Journal
  readonly confirm: <N extends WriteName>(
    name: N,
    input: Input<N>,
    more?: Partial<Omit<Confirmed, 'write'>> & { readonly write?: Partial<Write> },
  ) => ReturnType<Journal['confirm']>
  /** From now on it does nothing any more, as after a power cut. */
  readonly kill: () => void
  /** What its store does: work, fail, or fail with the next change of that state. */
  readonly store: { down: boolean; failsAt?: RegExp | undefined }
}

/** Ends whatever a dead process was about to do. */
class DeadError extends Error {
  override readonly name = 'DeadError'
}

export async function startRig(wanted: AccountRequest & { readonly shared?: boolean; readonly store?: OpenStore } = {}): Promise<Rig> {
  const { shared = true, store: given, ...account } = wanted
  const cloud = testCloud({ fleet: 'believable', ...account })
  const store = given ?? (await createMemoryStore())
  const seal = createSeal(randomBytes(32))
  const script = scriptedCloud(cloud, store)
  const log: string[] = []
  const credential = createCredential('demo', keys)
  const session = sessionWith(credential)
  const targets = createTargetRegistry([
    {
      environment: 'demo',
      kind: 'demo',
      endpoints: { 'kr-west1': 'http://127.0.0.1:1/kr-west1', 'kr-east1': 'http://127.0.0.1:1/kr-east1' },
    },
  ])
  const now = () => cloud.clock.at

  const engine = (): Engine => {
    const switches: Engine['store'] = { down: false }
    let dead = false
    const alive: Cloud = {
      ...script.cloud,
      send: (call) => (dead ? never() : script.cloud.send(call).then((answer) => (dead ? never() : answer))),
    }
    const own: OpenStore = { ...store, shared, db: store.db.withPlugin(switched(() => dead, switches)) }
    const note = (level: string) => (fields: unknown, message: string) => void log.push(JSON.stringify({ level, message, fields }))
    const journal = createJournal({
      store: own,
      seal,
      cloud: alive,
      cache: createReadCache(0, 1_000_000, now),
      versions: createApiVersions(alive, now, '1.0'),
      targets,
      log: { info: note('info'), warn: note('warn'), error: note('error') },
      now,
      wait: async (ms) => {
        cloud.clock.at += ms
        await tickTock()
      },
    })
    return {
      journal,
      store: switches,
      kill: () => void (dead = true),
      confirm: (operation, input, more = {}) =>
        journal.confirm({
          session,
          region: 'kr-west1',
          operation,
          target: buildTarget(operation, input),
          body: 'body' in input ? input.body : undefined,
          language: 'en',
          isWanted: () => true,
          ...more,
          write: { key: randomUUID(), ...more.write },
        }),
    }
  }

  const rows = () =>
    store.db
      .selectFrom('writes')
      .selectAll()
      .orderBy(sql`rowid`)
      .execute()
  return {
    cloud,
    script,
    store,
    log,
    engine,
    session,
    pass: (ms) => void (cloud.clock.at += ms),
    rows,
    row: (id) => store.db.selectFrom('writes').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    steps: async (id) => {
      const steps = await store.db.selectFrom('steps').selectAll().where('write_id', '=', id).orderBy('number').execute()
      return steps.map(({ kind, detail }) => (detail === '' ? kind : `${kind} ${detail}`))
    },
    close: () => store.close(),
  }
}

export function sessionWith(credential: Credential, displayName = 'kim'): StoredSession {
  return {
    environment: 'demo',
    region: 'kr-west1',
    credential,
    displayName,
    mayNotList: false,
    handle: randomUUID(),
    createdAt: wall,
    lastSeenAt: wall,
  }
}

/** Lets everything happen that needs no more than a turn of the loop: the store and the cloud are in this process. */
export async function tickTock(turns = 20): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** A store that can be switched off, for one process alone. */
function switched(isDead: () => boolean, switches: Engine['store']): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      if (isDead()) throw new DeadError()
      if (switches.down || (switches.failsAt?.test(JSON.stringify(node)) ?? false)) throw new StoreDownError('full')
      return node
    },
    transformResult: async ({ result }) => (isDead() ? never() : result),
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined)
}
