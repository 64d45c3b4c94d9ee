/** The states a cluster or a server can be in, in the vendor's words. The cloud may add others; they are shown as they come. */
export const serviceStates = [
  'RUNNING',
  'STOPPED',
  'UNKNOWN',
  'ERROR',
  'FAILED',
  'TERMINATED',
  'CREATING',
  'STOPPING',
  'STARTING',
  'RESTARTING',
  'EDITING',
  'SYNCHRONIZING',
  'UPGRADING',
  'TERMINATING',
  'MIGRATING',
] as const

export type KnownState = (typeof serviceStates)[number]

/** Whether this console knows the word. */
export function isKnownState(state: string): state is KnownState {
  return serviceStates.some((known) => known === state)
}

/** Something is under way: every state of the cloud that ends in …ING, newer ones included, except RUNNING. */
export function isMoving(state: string): boolean {
  return state !== 'RUNNING' && /^[A-Z_]+ING$/.test(state)
}

/** Nothing is under way: the state stays until someone acts. Not the same as well: UNKNOWN, ERROR and FAILED are settled. */
export function isSettled(state: string): boolean {
  return isKnownState(state) && !isMoving(state)
}

/** States that a person should look at: here alone the screen gets loud. */
export function needsAttention(state: string): boolean {
  return state === 'UNKNOWN' || state === 'ERROR' || state === 'FAILED'
}

const worstFirst: readonly KnownState[] = [
  'FAILED',
  'ERROR',
  'UNKNOWN',
  'TERMINATING',
  'MIGRATING',
  'UPGRADING',
  'CREATING',
  'RESTARTING',
  'STOPPING',
  'STARTING',
  'EDITING',
  'SYNCHRONIZING',
  'STOPPED',
  'RUNNING',
  'TERMINATED',
]

/** For sorting by what needs a person most: the smaller, the worse. A word this console does not know comes after UNKNOWN. */
export function stateRank(state: string): number {
  const known = isKnownState(state) ? worstFirst.indexOf(state) : -1
  return known === -1 ? worstFirst.indexOf('UNKNOWN') + 0.5 : known
}
