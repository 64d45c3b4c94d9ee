import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { JournalDeed, JournalDetail, JournalEntry, JournalPage } from '#contract/bff/journal.ts'
import type { Credential } from '#bff/credential.ts'
import type { StoredSession } from '#bff/session-store.ts'
import { createAsks } from './asks.ts'
import { createConfirming } from './confirm.ts'
import type { Context, JournalParts } from './context.ts'
import { doDeed } from './deeds.ts'
import { createDurations } from './durations.ts'
import { createEntries } from './entries.ts'
import { createHands } from './hands.ts'
import { listRows, trayRows, type Wanted } from './list.ts'
import type { Confirmed } from './new-row.ts'
import { createRecords } from './records.ts'
import type { Row } from './row.ts'
import { createScopes } from './scopes.ts'
import { createSweep } from './sweep.ts'
import type { Told } from './told.ts'
import { createUnsaved } from './unsaved.ts'

/** The write-ahead journal: nothing is sent twice, nothing is lost. All but `confirm`, `learn` and `tick` may throw StoreDownError. */
export type Journal = {
  /** Takes a confirmed write down, sends it once, and tells what became of it. Never throws StoreDownError. */
  readonly confirm: (confirmed: Confirmed) => Promise<Told>
  /** The cloud named the account of somebody's keys. Never throws. */
  readonly learn: (credential: Credential, environment: string, account: string) => Promise<void>
  readonly list: (session: StoredSession, wanted: Wanted) => Promise<JournalPage>
  readonly tray: (session: StoredSession) => Promise<readonly JournalEntry[]>
  /** Undefined for a row that is not theirs to see. */
  readonly detail: (session: StoredSession, id: string) => Promise<JournalDetail | undefined>
  /** @returns undefined for a row that is not theirs, `refused` where its state does not allow it */
  readonly act: (session: StoredSession, id: string, deed: JournalDeed) => Promise<JournalDetail | 'refused' | undefined>
  /** Does once what is due now: follows, looks for, gives turns. Never throws. */
  readonly tick: () => Promise<void>
  /** Ticks every second until it is closed. */
  readonly start: () => void
  /** Stops ticking and waits for what is on its way. */
  readonly close: () => Promise<void>
}

const tickMs = 1_000

export function createJournal(parts: JournalParts): Journal {
  const { store, targets, now, log } = parts
  const { db } = store
  const context = createContext(parts)
  const { records, scopes, durations, unsaved } = context
  const entries = createEntries({ db, durations, targets, now })
  const confirming = createConfirming(context, entries)
  const sweep = createSweep(context)
  const scopeOf = ({ credential, environment }: StoredSession) => scopes.of(credential.id, environment)
  const own = async (session: StoredSession, id: string): Promise<Row | undefined> => {
    const [row, scope] = await Promise.all([records.find(id), scopeOf(session)])
    return row?.scope === scope ? row : undefined
  }
  const working = new Set<Promise<void>>()
  const tick = (): Promise<void> => {
    const work = sweep.tick().finally(() => working.delete(work))
    working.add(work)
    return work
  }
  let timer: NodeJS.Timeout | undefined

  return {
    confirm: confirming.confirm,
    learn: (credential, environment, account) => scopes.learn(credential.id, environment, account),
    list: async (session, wanted) => {
      const { rows, count } = await listRows(db, await scopeOf(session), wanted)
      return { entries: await Promise.all(rows.map(entries.entry)), count, page: wanted.page, size: wanted.size }
    },
    tray: async (session) => Promise.all((await trayRows(db, await scopeOf(session), context.asks.now(session))).map(entries.entry)),
    detail: async (session, id) => {
      const row = await own(session, id)
      return row === undefined ? undefined : entries.detail(row)
    },
    act: async (session, id, deed) => {
      const row = await own(session, id)
      if (row === undefined) return undefined
      const after = await doDeed(context, deed, row, session)
      return after === undefined ? 'refused' : entries.detail(after)
    },
    tick,
    start: () => {
      timer ??= setInterval(() => void tick(), tickMs)
      timer.unref()
    },
    close: async () => {
      clearInterval(timer)
      await confirming.idle()
      await Promise.all(working)
      await unsaved.flush().catch((error: unknown) => log.error({ err: error }, 'the journal ends with something not taken down'))
    },
  }
}

/** What all pieces share. */
function createContext(parts: JournalParts): Context {
  const { store, seal, cloud, cache, versions, targets, log, now, owner = randomUUID() } = parts
  const { db } = store
  const trouble = (error: unknown) => log.warn({ err: error }, 'the journal could not take down whose account it is')
  const records = createRecords({ store, owner, now })
  const scopes = createScopes(db, now, trouble)
  const hands = createHands()
  const asks = createAsks({
    cloud,
    cache,
    versions,
    targets,
    now,
    learnAccount: ({ credential, environment }, account) => void scopes.learn(credential.id, environment, account),
  })
  return {
    store,
    seal,
    cloud,
    cache,
    versions,
    targets,
    log,
    now,
    owner,
    wait: parts.wait ?? ((ms) => pause(ms)),
    changed: parts.changed ?? (() => undefined),
    records,
    asks,
    scopes,
    durations: createDurations(db, now),
    hands,
    unsaved: createUnsaved(records, hands, log),
  }
}
