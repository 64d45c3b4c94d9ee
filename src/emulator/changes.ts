import { applyBackupChange } from './backup-changes.ts'
import { engineById } from './catalog/engines.ts'
import { setParameters } from './parameter-values.ts'
import { instancesOf, volumesOf, type Change, type Cluster, type World } from './world.ts'

/** What a successful operation leaves behind, beyond the states. */
export function applyChange(world: World, cluster: Cluster, change: Change): void {
  switch (change.kind) {
    case 'none':
      return
    case 'terminate':
      leaveFamily(world, cluster)
      cluster.backups = { list: [], gaps: [], owed: false }
      return
    case 'follow':
      cluster.link = { since: cluster.caughtUpTo }
      return
    case 'followAll':
      followAgain(world, cluster)
      return
    case 'promote':
      leaveFamily(world, cluster)
      becomeOrigin(cluster)
      return
    case 'switchover':
      for (const instance of instancesOf(cluster)) instance.role_type = instance.role_type === 'ACTIVE' ? 'STANDBY' : 'ACTIVE'
      return
    case 'engine':
      setEngine(cluster, change.engineId)
      return
    case 'serverType':
      for (const group of cluster.detail.instance_groups) if (group.id === change.groupId) group.server_type_name = change.serverTypeName
      return
    case 'volume':
      for (const group of cluster.detail.instance_groups) if (group.id === change.groupId) group.block_storage_groups.push(change.volume)
      return
    case 'volumeSize':
      for (const volume of volumesOf(cluster)) if (volume.id === change.volumeId) volume.size_gb = change.sizeGb
      return
    case 'addresses':
      cluster.detail.allowable_ip_addresses = [...change.allowed]
      return
    case 'maintenance':
      cluster.detail.maintenance_option = change.option
      return
    case 'audit':
      cluster.detail.init_config_option.audit_enabled = change.enabled
      return
    case 'logExport':
      if (change.config === undefined) delete cluster.logExports[change.logType]
      else cluster.logExports[change.logType] = change.config
      return
    case 'setBackup':
    case 'unsetBackup':
    case 'removeBackups':
    case 'setArchive':
    case 'deleteArchive':
      applyBackupChange(cluster, change)
      return
    case 'parameters':
      setParameters(cluster, change.values)
      return
    case 'parametersRead':
      cluster.parameters.readAt = cluster.detail.modified_at
  }
}

/** What an operation leaves behind that failed. */
export function leaveRemains(cluster: Cluster, change: Change): void {
  if (change.kind === 'engine' && change.backup !== undefined) cluster.backups.list.push(change.backup)
}

/** Writes an engine version into a cluster. Unknown ids change nothing. */
function setEngine(cluster: Cluster, engineId: string): void {
  const engine = engineById(engineId)
  if (engine === undefined) return
  cluster.engineId = engineId
  cluster.detail.dbaas_engine_version_name = engine.name
  cluster.detail.software_version = engine.software_version
}

/** Replicas that have their copy are rid of what held them up. */
function followAgain(world: World, origin: Cluster): void {
  for (const id of origin.detail.replicas) {
    const replica = world.clusters.get(id)
    if (replica?.link !== undefined) replica.link = { since: origin.caughtUpTo }
  }
}

/** A promoted replica is a cluster of its own: what tells of its origin goes. That its role is ORIGIN then is inferred. */
function becomeOrigin(cluster: Cluster): void {
  cluster.detail.role_type = 'ORIGIN'
  cluster.detail.origin_cluster_id = null
  delete cluster.detail.init_config_option.origin_region
  cluster.link = undefined
}

/** A terminated or promoted replica is no longer one of its origin's. */
function leaveFamily(world: World, cluster: Cluster): void {
  const origin = world.clusters.get(cluster.detail.origin_cluster_id ?? '')
  const index = origin?.detail.replicas.indexOf(cluster.id) ?? -1
  if (origin !== undefined && index >= 0) origin.detail.replicas.splice(index, 1)
}
