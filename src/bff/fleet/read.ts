import type { ApiVersions } from '#bff/api-version.ts'
import type { Cloud } from '#bff/cloud.ts'
import { ownFailure } from '#bff/failures.ts'
import type { ReadCache } from '#bff/read-cache.ts'
import type { TargetRegistry } from '#bff/targets.ts'
import type { FleetRead } from './fleet.ts'

/** What a read of the fleet goes through: the same cache as the reads of people, so that either spares the other a call. */
export type FleetReadParts = {
  readonly cloud: Cloud
  readonly cache: ReadCache
  readonly versions: ApiVersions
  readonly targets: TargetRegistry
}

export function createFleetRead({ cloud, cache, versions, targets }: FleetReadParts): FleetRead {
  return async (credential, environment, region, operation, target, fresh) => {
    const endpoint = targets.endpoint(environment, region)
    if (endpoint === undefined) return { ok: false, failure: ownFailure('refused', 'There is no such region.'), clock: undefined }
    const apiVersion = await versions.of(endpoint, credential)
    const language = 'en'
    const load = () => cloud.send({ operation, method: 'GET', endpoint, target, body: undefined, credential, language, apiVersion })
    const key = `${credential.id} ${language} ${endpoint.url}${target}`
    const answer = await (fresh ? load() : cache.read(key, credential.scopes, load))
    if (!answer.ok && answer.failure.kind === 'retired') versions.forget(endpoint)
    return answer
  }
}
