/** A write that a page follows to its end; it lives in the URL, so that a reload or a link keeps it. */
export type Follow = {
  readonly request: string
  readonly operation: string
  /** Instant at which the cloud accepted it, ISO 8601. */
  readonly sent: string
}

function withSearch(path: string, search: Record<string, string | undefined>): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

/** What a cluster's page is divided into, beyond its overview; each is a URL of its own. */
export const clusterTabs = ['storage', 'replicas', 'backups', 'parameters', 'logs', 'maintenance', 'access'] as const
export type ClusterTab = (typeof clusterTabs)[number]

/** Every URL of the console, built in one place. The region is in all of them: two tabs can look at two regions. */
export const paths = {
  /** The shell adds the region. */
  home: '/clusters',
  signIn: (next?: string) => withSearch('/sign-in', { next }),
  clusters: (region: string, search: Record<string, string | undefined> = {}) => withSearch('/clusters', { region, ...search }),
  createCluster: (region: string, step?: string) => withSearch('/clusters/new', { region, step }),
  cluster: (region: string, clusterId: string, follow?: Follow) =>
    withSearch(`/clusters/${encodeURIComponent(clusterId)}`, { region, ...follow }),
  clusterTab: (region: string, clusterId: string, tab: ClusterTab, follow?: Follow) =>
    withSearch(`/clusters/${encodeURIComponent(clusterId)}/${tab}`, { region, ...follow }),
  createReplica: (region: string, clusterId: string, step?: string) =>
    withSearch(`/clusters/${encodeURIComponent(clusterId)}/replicas/new`, { region, step }),
  /** The parameters, with what is edited alone. */
  editedParameters: (region: string, clusterId: string) =>
    withSearch(`/clusters/${encodeURIComponent(clusterId)}/parameters`, { region, show: 'edited' }),
  compareParameters: (region: string, clusterId: string, follow?: Follow) =>
    withSearch(`/clusters/${encodeURIComponent(clusterId)}/parameters/compare`, { region, ...follow }),
  /** What is read of every cluster of the region. */
  fleet: (region: string, page: 'replicas' | 'backups' | 'parameters' | 'log-exports', search: Record<string, string | undefined> = {}) =>
    withSearch(`/${page}`, { region, ...search }),
  catalog: (region: string) => withSearch('/catalog', { region }),
  parameterGroups: (region: string) => withSearch('/parameter-groups', { region }),
  parameterGroup: (region: string, groupId: string) => withSearch(`/parameter-groups/${encodeURIComponent(groupId)}`, { region }),
  /** `at` (ISO 8601) or `backup` (its number) is picked when the page opens. */
  restoreCluster: (region: string, clusterId: string, search: { step?: string; at?: string; backup?: string } = {}) =>
    withSearch(`/clusters/${encodeURIComponent(clusterId)}/restore`, { region, ...search }),
}
