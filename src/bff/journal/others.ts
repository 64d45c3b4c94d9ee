import { makingNames, makingOf, type Making } from '#contract/rules/journal/made.ts'
import type { Store } from '#bff/store/tables.ts'
import { callOf, type Row } from './row.ts'

/** What the rest of the journal says of the clusters that a lost write may have made. */
export type Others = {
  /** Clusters that other writes have made. */
  readonly made: ReadonlySet<string>
  /** Whether there is another write that would make one of the same name, and of which nobody knows either whether it has. */
  readonly alsoLost: boolean
}

/** A write that was confirmed so long before this one may still have been sent after it (ms). */
const earlierMs = 60 * 60_000

/**
 * Looks through the writes around a lost one, whosever they are: the keys of several people may belong to one account before the cloud
 * has said so, and a restore may give its cluster the same name as a create.
 */
export async function othersOf(db: Store, row: Row, making: Making): Promise<Others> {
  // Ids sort as rows came in, so the recent ones are found by their id.
  const since = (Number.parseInt(row.id.slice(0, 12), 16) - earlierMs).toString(16).padStart(12, '0')
  const others = await db
    .selectFrom('writes')
    .select(['operation', 'region', 'target', 'body', 'state', 'resource_id'])
    .where('id', '>', since)
    .where('id', '!=', row.id)
    .where('environment', '=', row.environment)
    .where('operation', 'in', makingNames)
    .where('state', 'in', ['sending', 'unknown', 'accepted', 'done', 'failed'])
    .execute()
  return {
    made: new Set(others.flatMap(({ resource_id }) => resource_id ?? [])),
    alsoLost: others.some((other) => (other.state === 'sending' || other.state === 'unknown') && wouldMakeTheSame(other, row, making)),
  }
}

type Other = Pick<Row, 'operation' | 'region' | 'target' | 'body'>

function wouldMakeTheSame(other: Other, row: Row, making: Making): boolean {
  const call = callOf(other)
  const theirs = call === undefined ? undefined : makingOf(call)
  return (
    theirs !== undefined &&
    (theirs.region ?? other.region) === (making.region ?? row.region) &&
    theirs.names.some((name) => making.names.includes(name)) &&
    theirs.roles.some((role) => making.roles.includes(role))
  )
}
