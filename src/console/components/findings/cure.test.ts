import { expect, test } from 'vitest'
import { curePath } from './cure.ts'

const at = (fix: Parameters<typeof curePath>[0]['fix'], values = {}) => curePath({ region: 'kr-east1', clusterId: 'abc', values, fix })

test('a cure leads to its tab, with the plan open, in the region of its cluster', () => {
  expect(at({ tab: 'overview', operation: 'synchronizeClusterState' })).toBe('/clusters/abc?region=kr-east1&plan=synchronizeClusterState')
  expect(at({ tab: 'logs', operation: 'unregisterLogExportConfig' }, { log: 'audit' })).toBe(
    '/clusters/abc/logs?region=kr-east1&plan=unregisterLogExportConfig&of=audit',
  )
  expect(at({ tab: 'access', operation: 'setSecurityGroupRules' }, { range: '10.0.0.0/8' })).toBe(
    '/clusters/abc/access?region=kr-east1&plan=setSecurityGroupRules&of=10.0.0.0%2F8',
  )
  expect(at({ tab: 'storage' })).toBe('/clusters/abc/storage?region=kr-east1')
  expect(at({ tab: 'replicas', operation: 'createReplica' })).toBe('/clusters/abc/replicas/new?region=kr-east1')
  expect(at({ tab: 'restore' })).toBe('/clusters/abc/restore?region=kr-east1')
})
