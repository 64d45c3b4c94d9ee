export const replicas = {
  title: 'Replicas',
  name: 'Server',
  state: 'Replication',
  detail: 'Detail',
  region: 'Region',
  synced: 'Synced up to',
  none: 'This cluster has no replicas.',
}
