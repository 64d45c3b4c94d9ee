import { clusters } from './clusters.ts'
import { common } from './common.ts'
import { failures } from './failures.ts'
import { layout } from './layout.ts'
import { states } from './states.ts'
import { ui } from './ui.ts'

/** What every page may need, in English: one chunk. */
export const en = { clusters, common, failures, layout, states, ui }

/** What single pages bring along, each in a chunk of its own: loaded by `words.ts` when the first such page opens. */
export const pages = {
  access: () => import('./access.ts'),
  activity: () => import('./activity.ts'),
  backups: () => import('./backups.ts'),
  bulk: () => import('./bulk.ts'),
  catalog: () => import('./catalog.ts'),
  dashboard: () => import('./dashboard.ts'),
  findings: () => import('./findings.ts'),
  fleet: () => import('./fleet.ts'),
  connection: () => import('./connection.ts'),
  cluster: () => import('./cluster.ts'),
  create: () => import('./create.ts'),
  doctor: () => import('./doctor.ts'),
  exports: () => import('./exports.ts'),
  instant: () => import('./instant.ts'),
  journal: () => import('./journal.ts'),
  logs: () => import('./logs.ts'),
  maintenance: () => import('./maintenance.ts'),
  noClusters: () => import('./no-clusters.ts'),
  notices: () => import('./notices.ts'),
  operations: () => import('./operations.ts'),
  palette: () => import('./palette.ts'),
  parameterGroups: () => import('./parameter-groups.ts'),
  parameters: () => import('./parameters.ts'),
  plan: () => import('./plan.ts'),
  plans: () => import('./plans.ts'),
  replicas: () => import('./replicas.ts'),
  restore: () => import('./restore.ts'),
  rules: () => import('./rules.ts'),
  sessions: () => import('./sessions.ts'),
  shortcuts: () => import('./shortcuts.ts'),
  signIn: () => import('./sign-in.ts'),
  storage: () => import('./storage.ts'),
  stories: () => import('./stories.ts'),
}
