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
export const clusterTabs = ['storage', 'replicas', 'backups', 'parameters', 'logs', 'maintenance', 'access', 'requests', 'doctor'] as const
export type ClusterTab = (typeof clusterTabs)[number]

/** Every URL of the console, built in one place. The region is in all of them: two tabs can look at two regions. */
export const paths = {
  /** The shell adds the region. */
  home: '/',
  dashboard: (region: string) => withSearch('/', { region }),
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
  /** What is read of every cluster of the region; `fleet` shows those of all regions. */
  fleet: (
    region: string,
    page: 'fleet' | 'replicas' | 'backups' | 'parameters' | 'log-exports',
    search: Record<string, string | undefined> = {},
  ) => withSearch(`/${page}`, { region, ...search }),
  /** What the checks find wrong, in all regions; the region in the URL is the shell's. */
  findings: (region: string, search: Record<string, string | undefined> = {}) => withSearch('/findings', { region, ...search }),
  /** The same page with the plan or form of an operation open; `of` says which part of the cluster it is about: a log, an allowed network. */
  planned: (path: string, operation: string, of?: string) =>
    `${path}&${new URLSearchParams({ plan: operation, ...(of === undefined ? {} : { of }) }).toString()}`,
  connection: (region: string) => withSearch('/connection', { region }),
  catalog: (region: string) => withSearch('/catalog', { region }),
  /** What was asked for and what became of it, in all regions; the region in the URL is the shell's. */
  activity: (region: string, search: Record<string, string | undefined> = {}) => withSearch('/activity', { region, ...search }),
  journalEntry: (region: string, writeId: string) => withSearch(`/activity/${encodeURIComponent(writeId)}`, { region }),
  /** The same page with the values of an earlier write in its form. */
  again: (path: string, writeId: string) => `${path}&${new URLSearchParams({ again: writeId }).toString()}`,
  /** The parameters, with the values before an earlier write gathered again, and their plan open. */
  setBack: (path: string, writeId: string) => `${path}&${new URLSearchParams({ back: writeId }).toString()}`,
  sessions: (region: string) => withSearch('/sessions', { region }),
  parameterGroups: (region: string) => withSearch('/parameter-groups', { region }),
  parameterGroup: (region: string, groupId: string) => withSearch(`/parameter-groups/${encodeURIComponent(groupId)}`, { region }),
  /** `at` (ISO 8601) or `backup` (its number) is picked when the page opens. */
  restoreCluster: (region: string, clusterId: string, search: { step?: string; at?: string; backup?: string } = {}) =>
    withSearch(`/clusters/${encodeURIComponent(clusterId)}/restore`, { region, ...search }),
}
