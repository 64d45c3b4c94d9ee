import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { actionRule, type ReasonCode } from '#contract/rules/actions.ts'
import type { Deed } from './deeds.ts'

/** A reason that stands in the way of some: the same for all of them, with the state that it names. */
export type Obstacle = { readonly reason: ReasonCode; readonly state: string; readonly count: number }

/** For how many of the ticked clusters a deed is possible, and what stands in the way of the others, the most common first. */
export function obstaclesOf(deed: Deed, clusters: readonly RdbClusterResponse[]) {
  const found = new Map<string, Obstacle>()
  for (const { service_state, ha_enabled, role_type } of clusters) {
    const { allowed, reason } = actionRule(deed, { service_state, ha_enabled, role_type })
    if (allowed || reason === undefined) continue
    const key = `${reason} ${service_state}`
    found.set(key, { reason, state: service_state, count: (found.get(key)?.count ?? 0) + 1 })
  }
  const obstacles = [...found.values()].toSorted((a, b) => b.count - a.count)
  return { able: clusters.length - obstacles.reduce((sum, { count }) => sum + count, 0), obstacles }
}
