import type { FindingSettings } from '#contract/bff/fleet-settings.ts'
import { clusterName, replicaName, textProblem } from '#contract/rules/limits.ts'
import type { Check, FindingFix } from './finding.ts'
import { evidence, isReplica, settingsOf, textOf } from './judged.ts'

/** HA is chosen when a cluster is made and cannot be turned on later; a replica that can be promoted is the next best. */
const standIn: FindingFix = { tab: 'replicas', operation: 'createReplica' }

/** Production is told by the name: tags are written at create and never returned. */
const haOff: Check<FindingSettings> = {
  id: 'ha_off_in_production',
  severity: 'warning',
  needs: ['showCluster'],
  find: (cluster, _fleet, { productionNames }) => {
    const detail = settingsOf(cluster)
    if (detail === undefined || isReplica(detail) || detail.ha_enabled !== false) return []
    const name = textOf(detail.name).toLowerCase()
    const pattern = productionNames.find((part) => name.includes(part.toLowerCase()))
    if (pattern === undefined) return []
    const shown = [evidence('ha_enabled', false), evidence('name', detail.name)]
    return [{ since: null, evidence: shown, values: { pattern, replicas: detail.replicas?.length ?? 0 }, fix: standIn }]
  },
}

const noWindow: Check<FindingSettings> = {
  id: 'no_maintenance_window',
  severity: 'notice',
  needs: ['showCluster'],
  find: (cluster) => {
    const option = settingsOf(cluster)?.maintenance_option
    // Told to be none: null, or an option that is not used.
    if (option === undefined || (option !== null && option.use_maintenance_option !== false)) return []
    const shown = evidence('maintenance_option.use_maintenance_option', option?.use_maintenance_option)
    return [{ since: null, evidence: [shown], values: {}, fix: { tab: 'maintenance', operation: 'setMaintenance' } }]
  },
}

const largeVolume: Check<FindingSettings> = {
  id: 'large_volume',
  severity: 'notice',
  needs: ['showCluster'],
  find: (cluster, _fleet, { volumeGbMax }) =>
    (settingsOf(cluster)?.instance_groups ?? [])
      .flatMap((group) => group.block_storage_groups ?? [])
      .filter(({ size_gb }) => size_gb > volumeGbMax)
      .map(({ id, name, role_type, size_gb }) => ({
        detail: id,
        since: null,
        evidence: [evidence('name', name), evidence('role_type', role_type), evidence('size_gb', size_gb)],
        values: { volume: name, gb: size_gb, most: volumeGbMax },
        // No plan makes a volume smaller.
        fix: { tab: 'storage' },
      })),
}

/** What the console puts behind the name of an origin for its first replica, and so much more a restored copy needs to be told apart. */
const replicaEnding = '-ra'
const restoreEnding = 'a'

/** A replica and a restored cluster are commonly named after the first one; names cannot be changed later. */
const nameLeavesNoRoom: Check<FindingSettings> = {
  id: 'name_leaves_no_room',
  severity: 'notice',
  needs: ['showCluster'],
  find: (cluster) => {
    const detail = settingsOf(cluster)
    if (detail === undefined || isReplica(detail)) return []
    const name = textOf(detail.name)
    const replica = textProblem(`${name.toLowerCase()}${replicaEnding}`, replicaName) !== undefined
    const restore = textProblem(`${name}${restoreEnding}`, clusterName) !== undefined
    if (name === '' || (!replica && !restore)) return []
    const what = replica && restore ? 'both' : replica ? 'replica' : 'restore'
    return [{ since: null, evidence: [evidence('name', name)], values: { what, length: name.length }, fix: { tab: 'overview' } }]
  },
}

/** What should be set otherwise, although nothing is broken. */
export const settingChecks: readonly Check<FindingSettings>[] = [haOff, noWindow, largeVolume, nameLeavesNoRoom]
