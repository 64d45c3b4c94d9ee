import type { Told } from './person.ts'
import type { Claim, Story } from './story.ts'
import type { Send } from './wire.ts'

/** What is wrong with a story; empty lists are what there should be. */
export type Verdict = {
  /** The cloud did it more than once, or a write went out although an earlier one of the same intent was, or will be, done. */
  readonly duplicates: readonly string[]
  /** Somebody was told what is not so. */
  readonly wrong: readonly string[]
}

/** Holds what everybody was told against what the cloud did. */
export function judge(story: Story): Verdict {
  const duplicates: string[] = []
  const { sends, truth, journal } = story
  const done = sends.filter(({ outcome }) => outcome === 'done')
  if (done.length !== truth.length)
    throw new Error(`The network saw ${done.length} accepted, the cloud has ${truth.length}: the harness is wrong.`)
  if (truth.length > 1) duplicates.push(`The cloud did it ${truth.length} times.`)
  const first = sends.findIndex(({ outcome }) => outcome === 'done' || outcome === 'held')
  const after = first < 0 ? 0 : sends.length - first - 1
  if (after > 0) duplicates.push(`Sent ${after} times more after it was done.`)
  if (journal === 'on' && new Set(sends.map(({ key }) => key)).size < sends.length) duplicates.push('One form went out twice.')
  return { duplicates, wrong: [...wrongAnswers(story), ...wrongClaims(story)] }
}

function wrongAnswers({ presses, sends }: Story): string[] {
  return presses.flatMap(({ key, told, sends: then }) => {
    const problem = problemOf(
      told,
      sends.filter((send) => send.key === key),
      then,
    )
    return problem === undefined ? [] : [`An answer: ${problem}`]
  })
}

/** @param own sends of that form, as they ended @param then all sends when it was told */
function problemOf(told: Told, own: readonly Send[], then: readonly Send[]): string | undefined {
  if (told.kind === 'nothing') return undefined
  if (told.kind === 'accepted')
    return then.some(({ outcome, requestId }) => outcome === 'done' && requestId === told.requestId)
      ? undefined
      : `accepted as ${told.requestId}, which the cloud does not have.`
  const { sent, status, kind } = told.failure
  if (!sent) return own.length > 0 ? `not sent (${kind}), but it was.` : undefined
  if (status >= 400 && status < 500 && own.some(({ outcome }) => outcome === 'done')) return `refused (${kind} ${status}), but it is done.`
  return undefined
}

function wrongClaims(story: Story): string[] {
  const keys = keysOf(story)
  const wrong = story.claims.flatMap((claim) => {
    const key = keys.get(claim.writeId)
    if (key === undefined) return ['The journal has a row that nobody asked for.']
    const problem = problemOfClaim(
      claim,
      story.sends.filter((send) => send.key === key),
      claim.sends.filter((send) => send.key === key),
    )
    return problem === undefined ? [] : [`The journal: ${claim.state}, ${problem}`]
  })
  return [...new Set(wrong)]
}

/** @param own sends of that row, as they ended @param then the same when the journal said it */
function problemOfClaim({ state, reason, requestId, resourceId }: Claim, own: readonly Send[], then: readonly Send[]): string | undefined {
  const done = then.find(({ outcome }) => outcome === 'done')
  switch (state) {
    case 'accepted':
    case 'done':
    case 'failed':
      if (done === undefined) return 'but the cloud has not accepted it.'
      if (requestId !== null && requestId !== done.requestId) return `but its request is ${done.requestId}, not ${requestId}.`
      if (resourceId !== null && resourceId !== done.resourceId) return `but its cluster is ${done.resourceId}, not ${resourceId}.`
      return undefined
    case 'prepared':
    case 'queued':
      return then.length > 0 ? 'but it was sent.' : undefined
    case 'not_sent':
    case 'cancelled':
      return own.length > 0 ? 'but it was sent.' : undefined
    case 'rejected':
      if (reason === 'refused_before' && own.length > 0) return 'before a byte was sent, but it was sent.'
      return own.some(({ outcome }) => outcome === 'done') ? 'but it is done.' : undefined
    case 'not_applied':
      return own.some(({ outcome }) => outcome === 'done') ? 'as a person said, but it is done.' : undefined
    case 'sending':
    case 'unknown':
    case 'abandoned':
      return undefined
  }
}

/** Which form made which row: told with the answers; the one row that no answer named belongs to the one form without a row. */
function keysOf({ presses, claims }: Story): ReadonlyMap<string, string> {
  const keys = new Map<string, string>()
  for (const { key, told } of presses) {
    // A refusal for a duplicate names the row that stands in the way, not its own: it has none.
    const named = told.kind === 'nothing' || (told.kind === 'failure' && told.failure.kind === 'duplicate') ? undefined : told.writeId
    if (named !== undefined) keys.set(named, key)
  }
  const rest = [...new Set(claims.map(({ writeId }) => writeId))].filter((id) => !keys.has(id))
  const owned = new Set(keys.values())
  const without = [...new Set(presses.map(({ key }) => key))].filter((key) => !owned.has(key))
  if (rest.length === 1 && without.length > 0) keys.set(rest[0]!, without[0]!)
  return keys
}
