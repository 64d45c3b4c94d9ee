import type { ClusterFacts, Reading } from '#contract/rules/findings/finding.ts'
import type { ValueOf } from './answers.ts'
import type { Cluster, Kind } from './cluster.ts'
import { unpack } from './packing.ts'
import type { Written } from './written.ts'

/** What the checks get of a cluster. @param written what the journal tells of it */
export function factsOf(cluster: Cluster, { writes, exported }: Written): ClusterFacts {
  const { region, row, rowReadAt, stateSince } = cluster
  const detail = readingOf(cluster, 'detail')
  const replicas = readingOf(cluster, 'replicas')
  const histories = readingOf(cluster, 'histories')
  const archive = readingOf(cluster, 'archive')
  const logExports = readingOf(cluster, 'logExports')
  return {
    region,
    row,
    rowReadAt,
    ...(stateSince !== undefined && { stateSince }),
    ...(writes.length > 0 && { writes }),
    ...(exported.length > 0 && { exported }),
    ...(detail && { detail }),
    ...(replicas && { replicas }),
    ...(histories && { histories }),
    ...(archive && { archive }),
    ...(logExports && { logExports }),
  }
}

/** A reading; undefined where there is none, or the store gave back something else than it was given. */
function readingOf<K extends Kind>({ kept }: Cluster, kind: K): Reading<ValueOf<K>> | undefined {
  const found = kept[kind]
  if (found === undefined) return undefined
  try {
    return { value: unpack(kind, found.packed), readAt: found.readAt }
  } catch {
    return undefined
  }
}
