import { expect, test } from 'vitest'
import { isWrite, operationNames } from '#contract/operations.ts'
import * as backups from './backups.ts'
import * as clusters from './clusters.ts'
import * as instances from './instances.ts'
import * as logs from './logs.ts'
import * as maintenance from './maintenance.ts'
import * as parameters from './parameters.ts'
import * as replicas from './replicas.ts'

test('every write has its plan; that of a create is the last step of its wizard', () => {
  const built = Object.assign({}, backups, clusters, instances, logs, maintenance, parameters, replicas)
  const writes = operationNames.filter((name) => isWrite(name) && name !== 'createCluster')
  expect(writes).toHaveLength(32)
  expect(writes.filter((name) => !(name in built))).toEqual([])
})
