import type { Store } from '#bff/store/tables.ts'
import { isOpenRow } from './indexed.ts'
import type { Row } from './row.ts'

/** Whose rows a person may see: those of the account that the cloud has named for their keys; until it has, those of the keys. */
export type Scopes = {
  /** The one scope of a credential now. May throw StoreDownError. */
  readonly of: (credentialId: string, environment: string) => Promise<string>
  /** The cloud said whose account it is. What was written under the keys alone then belongs to the account. Never throws. */
  readonly learn: (credentialId: string, environment: string, account: string) => Promise<void>
}

/** Longest id of an account that is believed. */
const accountMax = 100
/** Accounts remembered; the oldest go first. */
const rememberedMax = 10_000

/** @param onTrouble told where the store could not take down what was learned; it is learned again with the next answer */
export function createScopes(db: Store, now: () => number, onTrouble: (error: unknown) => void): Scopes {
  // A credential belongs to one account for good: the keys, the environment and the typed account are part of its id.
  const known = new Map<string, string>()
  const learning = new Map<string, Promise<void>>()

  const remember = (credentialId: string, scope: string) => {
    known.set(credentialId, scope)
    if (known.size > rememberedMax) known.delete(known.keys().next().value ?? credentialId)
  }

  const takeDown = async (credentialId: string, environment: string, account: string) => {
    const scope = accountScope(environment, account)
    try {
      await db
        .insertInto('accounts')
        .values({ credential_id: credentialId, account, learned_at: now() })
        .onConflict((conflict) => conflict.column('credential_id').doNothing())
        .execute()
      await gather(db, credentialId, scope)
      remember(credentialId, scope)
    } catch (error) {
      onTrouble(error)
    }
  }

  return {
    of: async (credentialId, environment) => {
      const scope = known.get(credentialId)
      if (scope !== undefined) return scope
      const found = await db.selectFrom('accounts').select('account').where('credential_id', '=', credentialId).executeTakeFirst()
      if (found === undefined) return credentialScope(credentialId)
      const learned = accountScope(environment, found.account)
      // Written by a process that did not know the account yet.
      await gather(db, credentialId, learned)
      remember(credentialId, learned)
      return learned
    },
    learn: async (credentialId, environment, account) => {
      if (account === '' || account.length > accountMax || known.has(credentialId)) return
      const under = learning.get(credentialId) ?? takeDown(credentialId, environment, account).finally(() => learning.delete(credentialId))
      learning.set(credentialId, under)
      await under
    },
  }
}

/** The scope of rows whose account is not known yet. */
export function credentialScope(credentialId: string): string {
  return `credential ${credentialId}`
}

export function accountScope(environment: string, account: string): string {
  return `account ${environment} ${account}`
}

/** What two writes that make a cluster of the same name cannot have in common: the scope is part of it. */
export function resourceOfName(place: string, scope: string, name: string): string {
  return JSON.stringify([place, scope, name])
}

/** Moves the rows of a credential to its account. */
async function gather(db: Store, credentialId: string, scope: string): Promise<void> {
  const alone = credentialScope(credentialId)
  const open = await db.selectFrom('writes').select(['id', 'resource']).where('scope', '=', alone).where(isOpenRow).execute()
  for (const { id, resource } of open) await rename(db, id, resource, alone, scope)
  await db.updateTable('writes').set({ scope }).where('scope', '=', alone).execute()
}

/** Where another key of the account has an open write of that name already, both stay: neither is sent again. */
async function rename(db: Store, id: string, resource: Row['resource'], from: string, to: string): Promise<void> {
  const parts = JSON.stringify(from)
  if (!resource.includes(parts)) return
  const renamed = resource.replace(parts, () => JSON.stringify(to))
  const taken = await db.selectFrom('writes').select('id').where('resource', '=', renamed).where(isOpenRow).executeTakeFirst()
  if (taken === undefined) await db.updateTable('writes').set({ resource: renamed }).where('id', '=', id).execute()
}
