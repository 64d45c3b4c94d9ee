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
    paths.clusterTab('kr-west1', '109a', 'backups'),
    paths.clusterTab('kr-west1', '109a', 'replicas', follow),
  ]).toMatchInlineSnapshot(`
    [
      "/sign-in",
      "/sign-in?next=%2Fclusters%3Fregion%3Dkr-east1",
      "/clusters?region=kr-west1",
      "/clusters?region=kr-west1&name=%EC%A3%BC%EB%AC%B8+a&state=RUNNING",
      "/clusters/new?region=kr-west1",
      "/clusters/new?region=kr-west1&step=storage",
      "/clusters/109a?region=kr-west1",
      "/clusters/109a?region=kr-west1&request=req-1&operation=createCluster&sent=2026-11-23T10%3A00%3A00.000Z",
      "/clusters/..%2Fx%23y?region=kr-west1",
      "/clusters/109a/backups?region=kr-west1",
      "/clusters/109a/replicas?region=kr-west1&request=req-1&operation=createCluster&sent=2026-11-23T10%3A00%3A00.000Z",
    ]
  `)
})
