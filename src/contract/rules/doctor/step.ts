import { readInstant } from '#contract/instant.ts'
import { actionRule } from '#contract/rules/actions.ts'
import type { Known, Risk, Step, StepId, Values } from './known.ts'

type More = Partial<Omit<Step, 'id' | 'risk'>>

/** A step, with the reason where the rules refuse it now. That something else runs is none: its plan waits its turn. */
export function step({ cluster, now }: Known, id: StepId, risk: Risk, more: More = {}): Step {
  const { values = {}, operation, ...rest } = more
  const made = { id, risk, values, ...rest, ...(operation === undefined ? {} : { operation }) }
  if (operation === undefined) return made
  const createdAt = readInstant(cluster.created_at)
  const { allowed, reason } = actionRule(operation, {
    service_state: cluster.service_state,
    ha_enabled: cluster.ha_enabled,
    role_type: cluster.role_type,
    age_ms: createdAt === undefined ? undefined : now - createdAt,
  })
  return allowed || reason === undefined || reason === 'in_progress' ? made : { ...made, blocked: reason }
}

/** The way out that is never in the way: the cloud looks at the servers again. */
export const syncState = (known: Known) => step(known, 'sync_state', 'none', { place: 'doctor', operation: 'synchronizeClusterState' })

export const askSupport = (known: Known) => step(known, 'ask_support', 'none')

/** Refused for 15 to 20 minutes after a create. */
export const youngMs = 20 * 60_000

/** The last resort: the data go with it. */
export function terminate(known: Known): Step {
  const createdAt = readInstant(known.cluster.created_at)
  const possible = createdAt === undefined ? undefined : createdAt + youngMs / known.speed
  const when: Values = possible === undefined || possible <= known.now ? { when: 'now' } : { when: 'later', possibleAt: possible }
  return step(known, 'terminate', 'loss', { place: 'doctor', operation: 'terminateCluster', values: when })
}

/** A new cluster from the backups of this one. */
export const restore = (known: Known) => step(known, 'restore', 'cost', { place: 'restore', operation: 'createRestoreCluster' })
