import { expect, test } from 'vitest'
import { paths } from './paths.ts'

test('every URL of the console', () => {
  const follow = { request: 'req-1', operation: 'createCluster', sent: '2026-11-23T10:00:00.000Z' }
  expect([
    paths.signIn(),
    paths.signIn('/clusters?region=kr-east1'),
    paths.clusters('kr-west1'),
    paths.clusters('kr-west1', { name: '주문 a', page: undefined, state: 'RUNNING' }),
    paths.createCluster('kr-west1'),
    paths.createCluster('kr-west1', 'storage'),
    paths.cluster('kr-west1', '109a'),
    paths.cluster('kr-west1', '109a', follow),
    paths.cluster('kr-west1', '../x#y'),
  ]).toMatchInlineSnapshot()
})
