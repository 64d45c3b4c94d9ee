/** How a replica follows its origin, as far as the cloud's words tell it. */
export type Following = 'streaming' | 'syncing' | 'behind' | 'cut' | 'failed'

/**
 * List Replicas gives free words without a documented list. Only what can mean one thing alone is recognised; a word in which a known
 * one merely occurs (`NOT_SYNCED`, `INACTIVE`) may mean the opposite.
 */
const words: readonly (readonly [Following, RegExp])[] = [
  ['streaming', /^(?:streaming|replicating|in_?sync|sync|synced|synchronized|up_to_date|normal|healthy|ok)$/],
  ['syncing', /^(?:synchronizing|synchronising|syncing|copying|cloning|initializing|initialising|rebuilding|resetting|creating)$/],
  ['behind', /^(?:catch_?up|catching_up|lag|lagging|delay|delayed|behind)$/],
  ['cut', /^(?:disconnected|not_connected|connection_lost|lost|detached|offline|down|broken|stopped)$/],
  ['failed', /^(?:failed|failure|error|abnormal)$/],
]

/** What a word of List Replicas says; `undefined` for one that this console does not know. */
export function readFollowing(word: string): Following | undefined {
  const plain = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return words.find(([, pattern]) => pattern.test(plain))?.[0]
}

/** A replica that took nothing over for this long stands out, in ms. */
export const lateMs = 10 * 60_000

/** How far a replica was behind when that was read, in ms; `undefined` where the cloud does not say. Both on the cloud's clock. */
export function lagOf(syncedAt: number | undefined, readAt: number): number | undefined {
  return syncedAt === undefined ? undefined : Math.max(0, readAt - syncedAt)
}

/**
 * Whether a replica needs a look: it is late, or the cloud's word says that it does not follow.
 * @param mostMs from which lag on it is late
 */
export function needsLook(word: string | undefined, lag: number | undefined, mostMs = lateMs): boolean {
  const following = word === undefined ? undefined : readFollowing(word)
  return following === 'cut' || following === 'failed' || (lag !== undefined && lag > mostMs)
}
