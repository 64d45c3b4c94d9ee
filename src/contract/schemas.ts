import type { Shapes } from './operation.ts'
import type { OperationName } from './operations.ts'
import { backups } from './postgresql/backups.ts'
import { catalog } from './postgresql/catalog.ts'
import { clusters } from './postgresql/clusters.ts'
import { instances } from './postgresql/instances.ts'
import { logs } from './postgresql/logs.ts'
import { maintenance } from './postgresql/maintenance.ts'
import { parameters } from './postgresql/parameters.ts'
import { replicas } from './postgresql/replicas.ts'
import { requests } from './postgresql/requests.ts'

/** The shapes of every operation of the table. A line that is missing, or one too many, does not compile. */
export const schemas = {
  ...backups,
  ...catalog,
  ...clusters,
  ...instances,
  ...logs,
  ...maintenance,
  ...parameters,
  ...replicas,
  ...requests,
} satisfies { [N in OperationName]: Shapes }

export type Schemas = typeof schemas
