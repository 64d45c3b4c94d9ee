import { makingOf } from '#contract/rules/journal/made.ts'
import type { Asker, Asks } from './asks.ts'
import { callOf, type Row, type RowChange } from './row.ts'

/**
 * Looks at the cloud right before a write is sent, so that its trace can be told apart later: at the cluster, or for a write that makes
 * one at those that have the name already. What cannot be read is left out; then less can be said later, and never more than is so.
 */
export async function lookBefore(asks: Asks, asker: Asker, row: Row): Promise<RowChange> {
  const call = callOf(row)
  const making = call === undefined ? undefined : makingOf(call)
  const [named, shown] = await Promise.all([
    making === undefined ? undefined : asks.named({ ...asker, region: making.region ?? asker.region }, making.names, false),
    row.cluster_id === null ? undefined : asks.show(asker, row.cluster_id, true),
  ])
  return {
    ...(named?.kind === 'listed' ? { ids_before: JSON.stringify(named.rows.map(({ id }) => id)) } : {}),
    ...(shown?.kind === 'shown' ? seen(row, shown.text, shown.cluster) : {}),
  }
}

/** What is kept of a cluster that is about to be changed. */
export function seen(row: Row, text: string, cluster: { readonly name: string; readonly service_state: string }): RowChange {
  return {
    cluster_before: text,
    cluster_state: cluster.service_state,
    ...(row.cluster_name === '' ? { cluster_name: cluster.name } : {}),
  }
}
