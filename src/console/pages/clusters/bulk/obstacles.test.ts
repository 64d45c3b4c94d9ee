import { expect, test } from 'vitest'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { obstaclesOf } from './obstacles.ts'

const cluster = (service_state: string): RdbClusterResponse => ({
  account_id: 'acc',
  created_at: '2026-01-05T00:00:00Z',
  created_by: 'someone',
  database_name: 'orders',
  ha_enabled: false,
  id: service_state,
  modified_at: '2026-01-05T00:00:00Z',
  modified_by: 'someone',
  name: 'orders',
  role_type: 'ORIGIN',
  service_state,
})
const some = ['RUNNING', 'RUNNING', 'CREATING', 'STOPPED', 'TERMINATED', 'UNKNOWN'].map(cluster)

test('each deed has its own, by the one table of rules', () => {
  expect(obstaclesOf('startCluster', some)).toEqual({
    able: 1,
    obstacles: [
      { reason: 'needs_stopped', state: 'RUNNING', count: 2 },
      { reason: 'in_progress', state: 'CREATING', count: 1 },
      { reason: 'terminated', state: 'TERMINATED', count: 1 },
      { reason: 'state_unknown', state: 'UNKNOWN', count: 1 },
    ],
  })
  expect(obstaclesOf('stopCluster', some).able).toBe(2)
})

test('what the rules only infer stands in nobody’s way, and sync state is there for all but the terminated', () => {
  expect(obstaclesOf('restartCluster', [cluster('STOPPED'), cluster('ERROR')]).able).toBe(2)
  expect(obstaclesOf('synchronizeClusterState', some)).toEqual({
    able: 5,
    obstacles: [{ reason: 'terminated', state: 'TERMINATED', count: 1 }],
  })
})
