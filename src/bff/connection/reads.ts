import type { OperationName } from '#contract/operations.ts'
import { isMoving } from '#contract/rules/states.ts'

/** What earlier answers have told that later reads need. */
export type Learnt = { clusterId?: string; engineId?: string; groupId?: string; requestId?: string }

export type PlannedRead = {
  readonly operation: OperationName
  /** Undefined where there is nothing to read it of. */
  readonly input: (learnt: Learnt) => Record<string, unknown> | undefined
  readonly learn?: (answer: unknown, learnt: Learnt) => void
}

const ofCluster = ({ clusterId }: Learnt) => (clusterId === undefined ? undefined : { cluster_id: clusterId })
const few = { page: 0, size: 20 }

/** The 13 reads of the table, each once, in an order in which one finds what the next needs. */
export const plannedReads: readonly PlannedRead[] = [
  { operation: 'listClusters', input: () => few, learn: learnCluster },
  { operation: 'showCluster', input: ofCluster },
  { operation: 'listReplicas', input: ofCluster },
  { operation: 'listBackupHistories', input: (learnt) => withQuery(ofCluster(learnt), { limit: 20 }) },
  { operation: 'showArchiveConfig', input: ofCluster },
  { operation: 'listParameterValues', input: ofCluster },
  { operation: 'listLogExportConfigs', input: ofCluster },
  { operation: 'listEngineVersions', input: () => ({}), learn: (answer, learnt) => learnFirst(answer, (id) => (learnt.engineId = id)) },
  {
    operation: 'listEngineVersionProperties',
    input: ({ engineId }) => (engineId === undefined ? undefined : { dbaas_engine_version_id: engineId }),
  },
  { operation: 'listServerTypes', input: () => ({}) },
  { operation: 'listParameterGroups', input: () => ({}), learn: (answer, learnt) => learnFirst(answer, (id) => (learnt.groupId = id)) },
  {
    operation: 'listParameters',
    input: ({ groupId }) => (groupId === undefined ? undefined : { ...few, dbaas_parameter_group_id: groupId }),
  },
  // No read tells of a request: one is known only where a write of ours has made it.
  { operation: 'showRequest', input: ({ requestId }) => (requestId === undefined ? undefined : { request_id: requestId }) },
]

function withQuery(input: object | undefined, query: object): Record<string, unknown> | undefined {
  return input === undefined ? undefined : { ...input, ...query }
}

/** One that stands still, of which everything can be read; else any. */
function learnCluster(answer: unknown, learnt: Learnt): void {
  const rows = contentsOf(answer).filter((row): row is { id: string; service_state?: unknown } => typeof row['id'] === 'string')
  const still = rows.find(({ service_state: state }) => typeof state === 'string' && state !== 'TERMINATED' && !isMoving(state))
  const found = still ?? rows[0]
  if (found !== undefined) learnt.clusterId = found.id
}

function learnFirst(answer: unknown, learn: (id: string) => void): void {
  const id = contentsOf(answer)[0]?.['id']
  if (typeof id === 'string') learn(id)
}

function contentsOf(answer: unknown): Record<string, unknown>[] {
  const contents = typeof answer === 'object' && answer !== null ? (answer as { contents?: unknown }).contents : undefined
  return Array.isArray(contents)
    ? contents.filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null)
    : []
}
