import { BrokenSealError, type Seal } from './seal.ts'
import type { Store } from './tables.ts'

const check = { purpose: 'check', id: 'seal' } as const

/** Whether something in the store was sealed already. */
export async function isSealed(db: Store): Promise<boolean> {
  return (await sealedCheck(db)) !== undefined
}

/**
 * Whether a seal is the one of the store. The first one ever asked about becomes it, also where several processes ask at the same time.
 * @throws StoreDownError
 */
export async function belongsTo(db: Store, seal: Seal): Promise<boolean> {
  const value = seal.close('', check)
  await db
    .insertInto('about')
    .values({ name: check.id, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  try {
    seal.open((await sealedCheck(db)) ?? '', check)
    return true
  } catch (error) {
    if (error instanceof BrokenSealError) return false
    throw error
  }
}

async function sealedCheck(db: Store): Promise<string | undefined> {
  return (await db.selectFrom('about').select('value').where('name', '=', check.id).executeTakeFirst())?.value
}
