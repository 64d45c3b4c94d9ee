import { expect, test } from 'vitest'
import type { ApiVersions } from '#bff/api-version.ts'
import type { Cloud } from '#bff/cloud.ts'
import { createCredential } from '#bff/credential.ts'
import { createReadCache } from '#bff/read-cache.ts'
import { createTargetRegistry } from '#bff/targets.ts'
import { createFleetRead } from './read.ts'

const endpoints = { 'kr-west1': 'http://127.0.0.1:1/kr-west1' }
const targets = createTargetRegistry([{ environment: 'demo', kind: 'demo', endpoints }])
const versions: ApiVersions = { of: async () => '1.0', latest: () => '1.0', forget: () => undefined }
const credential = createCredential('demo', { accessKey: 'READKEY0000000000001', secretKey: 'secret' })

test('people and the fleet spare each other a call; what is to be fresh is asked of the cloud', async () => {
  let sent = 0
  const cloud: Cloud = {
    send: async () => ({ ok: true, status: 200, body: Buffer.from(String((sent += 1))), clock: undefined }),
    close: async () => undefined,
  }
  const read = createFleetRead({ cloud, cache: createReadCache(1_000, 1_000_000, () => 0), versions, targets })
  const ask = async (fresh: boolean) => {
    const answer = await read(credential, 'demo', 'kr-west1', 'listClusters', '/v1/clusters', fresh)
    return answer.ok ? String(answer.body) : answer.failure
  }
  expect([await ask(false), await ask(false), await ask(true), await ask(false)]).toEqual(['1', '1', '2', '1'])
})
