import type { Cluster } from './world.ts'

/**
 * Whether a cluster's database takes connections, as backups, archives and replicas need it. A change of settings leaves it up;
 * UNKNOWN and a look at the servers say nothing about them.
 */
export function isServing(cluster: Cluster): boolean {
  const state = cluster.detail.service_state
  if (state === 'UNKNOWN' || state === 'SYNCHRONIZING') return cluster.actual === 'RUNNING'
  return state === 'RUNNING' || state === 'EDITING'
}
