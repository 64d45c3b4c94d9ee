import type { Failure } from '#contract/errors.ts'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import type { FleetRow } from '#console/api/fleet-walk.ts'

/** A row across the region: of which cluster it is, and what was found, or why nothing could be. */
export type FleetItem<I> = {
  readonly key: string
  readonly cluster: RdbClusterResponse
  /** Left out where the cluster could not be read. */
  readonly item: I | undefined
  /** Why the latest reading failed; beside an item, that one is of an earlier reading. */
  readonly failure: Failure | undefined
}

/**
 * The rows that readings make.
 * @param itemsOf what stands for a cluster: one item or several, each with what tells it from the others
 */
export function fleetItems<T, I>(
  rows: readonly FleetRow<T>[],
  itemsOf: (data: T, row: FleetRow<T>) => readonly { readonly key?: string; readonly item: I }[],
): FleetItem<I>[] {
  return rows.flatMap((row): FleetItem<I>[] => {
    const { cluster, data, failure } = row
    if (data === undefined) return [{ key: cluster.id, cluster, item: undefined, failure }]
    return itemsOf(data, row).map(({ key = '', item }) => ({ key: `${cluster.id} ${key}`, cluster, item, failure }))
  })
}

type Wanted<I> = {
  readonly name: string
  /** Whether an item is of the kind that is asked for. A cluster that could not be read may be of any. */
  readonly fits: (item: I) => boolean
  /** Another name that a row goes by. */
  readonly nameOf?: (item: I) => string
}

/** Those of the rows that are asked for. */
export function wantedItems<I>(rows: readonly FleetItem<I>[], { name, fits, nameOf }: Wanted<I>): FleetItem<I>[] {
  const part = name.trim().toLowerCase()
  return rows.filter(({ cluster, item }) => {
    const names = [cluster.name, item === undefined ? '' : (nameOf?.(item) ?? '')]
    return names.some((known) => known.toLowerCase().includes(part)) && (item === undefined || fits(item))
  })
}
