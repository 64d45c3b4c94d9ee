import { ConflictError } from '#bff/store/errors.ts'
import type { OpenStore } from '#bff/store/open.ts'
import type { Store } from '#bff/store/tables.ts'
import type { WriteState } from '#contract/bff/journal.ts'
import { field } from '#contract/rules/journal/call.ts'
import { isInTheWayRow, isOpenRow } from './indexed.ts'
import { parseJson, type Row, type RowChange, type Step } from './row.ts'
import { never } from './timing.ts'

/** Whose hand a row must be in for a change to count. */
export type Held =
  /** Anybody's, or nobody's. */
  | 'any'
  /** This process's. */
  | 'ours'
  /** Nobody's: the lease has run out, or belongs to a process that cannot be alive. */
  | 'nobodys'

/** The rows of the journal. Every change is a compare-and-set, written with its step in one transaction. Any method may throw StoreDownError. */
export type Records = {
  /** @throws ConflictError for a key that was used, or a second open write of the operation on the resource */
  readonly insert: (row: Row, step: Step) => Promise<void>
  readonly find: (id: string) => Promise<Row | undefined>
  readonly findByKey: (credentialId: string, key: string) => Promise<Row | undefined>
  /** The open write that stands in the way of another one. */
  readonly findOpen: (operation: string, resource: string) => Promise<Row | undefined>
  /**
   * Moves a row on, if it is in one of these states and in that hand.
   * @returns false where it is not: somebody else was faster
   */
  readonly move: (id: string, from: readonly WriteState[], change: RowChange, steps?: readonly Step[], held?: Held) => Promise<boolean>
  /** Writes down a step of a row that stays as it is. */
  readonly note: (id: string, step: Step) => Promise<void>
  /** Takes a row that nobody has in hand. @returns the row as it is now, or undefined where somebody was faster */
  readonly claim: (id: string, state: WriteState) => Promise<Row | undefined>
  /** Keeps hold of what is in this process's hands. */
  readonly renew: (ids: readonly string[]) => Promise<void>
  /** Takes everything out of the hands of processes that cannot be alive, where this one has the store for itself. */
  readonly release: () => Promise<void>
  /** What somebody should look at now, longest due first. */
  readonly due: (limit: number) => Promise<readonly Row[]>
  /** Whether nobody can have this row in hand. */
  readonly isNobodys: (row: Row) => boolean
  /** The columns that say that this process has a row in hand. */
  readonly lease: () => Lease
}

export type Lease = { readonly lease_owner: string; readonly lease_until: number; readonly due_at: number }

/** A process that does not renew its hold for this long has lost it. */
export const leaseMs = 15_000
/** The columns of a row that nobody has in hand. */
export const released = { lease_owner: null, lease_until: 0 } as const

export type RecordParts = {
  /** Where other processes work with it as well, another name may have something in hand; else that is nobody's. */
  readonly store: OpenStore
  /** This process, by a name that no other has had. */
  readonly owner: string
  /** Wall time. */
  readonly now: () => number
}

export function createRecords(parts: RecordParts): Records {
  const { store, owner, now } = parts
  const { db, shared } = store
  const lease = (): Lease => {
    const until = now() + leaseMs
    return { lease_owner: owner, lease_until: until, due_at: until }
  }
  const isNobodys = ({ lease_owner, lease_until }: Row) =>
    lease_owner === null || lease_until <= now() || (!shared && lease_owner !== owner)

  const move: Records['move'] = (id, from, change, steps = [], held = 'any') =>
    db.transaction().execute(async (transaction) => {
      let update = transaction
        .updateTable('writes')
        .set(storable(change))
        .where('id', '=', id)
        .where('state', 'in', [...from])
      if (held === 'ours') update = update.where('lease_owner', '=', owner)
      if (held === 'nobodys')
        update = update.where((row) =>
          row.or([row('lease_owner', 'is', null), row('lease_until', '<=', now()), ...(shared ? [] : [row('lease_owner', '!=', owner)])]),
        )
      const moved = await update.returning(searched).executeTakeFirst()
      if (moved === undefined) return false
      if (searched.some((name) => name in change))
        await transaction
          .updateTable('writes')
          .set({ search: searchText(moved) })
          .where('id', '=', id)
          .execute()
      for (const step of steps) await insertStep(transaction, id, step)
      return true
    })

  return {
    insert: (row, step) => {
      const insertBoth = async (transaction: Store): Promise<void> => {
        await transaction
          .insertInto('writes')
          .values(storable({ ...row, search: searchText(row) }))
          .execute()
        await insertStep(transaction, row.id, step)
      }
      // Of what is only prepared nobody has been told, and it is forced to the disk with `sending`, before the first byte goes.
      return row.state === 'prepared' ? store.unforced(db, insertBoth) : db.transaction().execute(insertBoth)
    },
    find: (id) => db.selectFrom('writes').selectAll().where('id', '=', id).executeTakeFirst(),
    findByKey: (credentialId, key) =>
      db.selectFrom('writes').selectAll().where('credential_id', '=', credentialId).where('idempotency_key', '=', key).executeTakeFirst(),
    findOpen: (operation, resource) =>
      db
        .selectFrom('writes')
        .selectAll()
        .where('operation', '=', operation as Row['operation'])
        .where('resource', '=', resource)
        .where(isInTheWayRow)
        .executeTakeFirst(),
    move,
    note: (id, step) => insertStep(db, id, step),
    claim: async (id, state) => {
      const taken = lease()
      // Not due for others while it is in hand; whoever works on it says when next.
      const won = await move(id, [state], taken, [], 'nobodys')
      return won ? db.selectFrom('writes').selectAll().where('id', '=', id).executeTakeFirst() : undefined
    },
    renew: async (ids) => {
      if (ids.length === 0) return
      await db
        .updateTable('writes')
        .set(lease())
        .where('id', 'in', [...ids])
        .where('lease_owner', '=', owner)
        .execute()
    },
    release: async () => {
      if (shared) return
      await db
        .updateTable('writes')
        .set({ ...released, due_at: now() })
        .where(isOpenRow)
        .where('lease_owner', '!=', owner)
        .execute()
    },
    due: (limit) =>
      db.selectFrom('writes').selectAll().where(isOpenRow).where('due_at', '<=', now()).orderBy('due_at').limit(limit).execute(),
    isNobodys,
    lease,
  }
}

/** Whether an error says that an open write of the same operation stands on the resource. */
export function isInTheWay(error: unknown): boolean {
  return error instanceof ConflictError && error.unique === 'open'
}

/** Columns that a row sheds when it has come to its end. */
export function ending(endedAt: number): RowChange {
  return { ...released, sealed: null, ended_at: endedAt, due_at: never }
}

async function insertStep(db: Store, id: string, { at, kind, detail = '' }: Step): Promise<void> {
  const values = storable({ write_id: id, at, kind, detail: detail.slice(0, detailMax) })
  await db.insertInto('steps').values(values).execute()
}

/** What people look for a row by. */
const searched = ['id', 'cluster_id', 'resource_id', 'request_id', 'cluster_name', 'actor', 'failure'] as const
/** Longer, it would not fit into an index of PostgreSQL. */
const searchMax = 500

function searchText(row: Pick<Row, (typeof searched)[number]>): string {
  return searched
    .map((name) => (name === 'failure' ? failedRequest(row.failure) : (row[name] ?? '')))
    .join(' ')
    .toLowerCase()
    .slice(0, searchMax)
}

/** The request of an answer that leaves open what became of a write: that id is what a person has in hand. */
function failedRequest(failure: string | null): string {
  const id = field(parseJson(failure), 'requestId')
  return typeof id === 'string' ? id : ''
}

/** Longest detail of a step. */
const detailMax = 500

/** Texts of others may hold a NUL, which PostgreSQL does not keep. */
function storable<T extends object>(values: T): T {
  const clean = Object.entries(values).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? value.replaceAll('\0', '') : value,
  ])
  return Object.fromEntries(clean) as T
}
