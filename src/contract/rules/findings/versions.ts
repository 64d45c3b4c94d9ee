import type { FindingSettings } from '#contract/bff/fleet-settings.ts'
import type { Result } from '#contract/operation.ts'
import { compareVersions, patchVersions } from '#contract/rules/versions.ts'
import type { Check, ClusterFacts, FindingFix, FleetFacts } from './finding.ts'
import { evidence, isReplica, settingsOf, stateOf, textOf } from './judged.ts'

type Engines = Result<'listEngineVersions'>
/** What the list says of one version: whether its service has ended, and the highest version that it can be patched to. */
type Standing = { readonly ended: boolean; readonly target: string | undefined }

const standings = new WeakMap<Engines, Map<string, Standing>>()

/** Thousands of clusters share a few versions. */
function standingOf(engines: Engines, product: string, version: string): Standing {
  let known = standings.get(engines)
  if (known === undefined) standings.set(engines, (known = new Map<string, Standing>()))
  const key = `${product} ${version}`
  const found = known.get(key)
  if (found !== undefined) return found
  const standing = readStanding(engines, product, version)
  known.set(key, standing)
  return standing
}

function readStanding({ contents }: Engines, product: string, version: string): Standing {
  // Other database products have versions of the same number. A line without a product is taken for ours.
  const own = (contents ?? []).filter(({ product_image_type: type }) => type === product || type === null || type === undefined)
  return {
    ended: own.some((engine) => engine.software_version === version && engine.end_of_service === true),
    target: patchVersions(version, own)[0],
  }
}

type Judged = Standing & { readonly version: string }

/** A cluster that is being patched has another version soon. */
function judge(cluster: ClusterFacts, { engines }: FleetFacts): Judged | undefined {
  const detail = settingsOf(cluster)
  if (detail === undefined || engines === undefined || stateOf(cluster) === 'UPGRADING') return undefined
  const version = textOf(detail.software_version)
  return { version, ...standingOf(engines, textOf(detail.product_image_type), version) }
}

const patch: FindingFix = { tab: 'maintenance', operation: 'patchMinorVersion' }

/** A cluster whose version will stay for now: one that is being patched tells nothing. */
function versionOf(cluster: ClusterFacts | undefined): string | undefined {
  const detail = cluster === undefined ? undefined : settingsOf(cluster)
  if (cluster === undefined || detail === undefined || stateOf(cluster) === 'UPGRADING') return undefined
  return /^\d/.test(textOf(detail.software_version)) ? detail.software_version : undefined
}

const replicaOlder: Check<FindingSettings> = {
  id: 'replica_older',
  severity: 'warning',
  needs: ['showCluster'],
  find: (cluster, fleet) => {
    const detail = settingsOf(cluster)
    if (detail === undefined || !isReplica(detail)) return []
    const origin = fleet.clusterOf(detail.origin_cluster_id ?? '')
    const [own, wanted] = [versionOf(cluster), versionOf(origin)]
    if (origin === undefined || own === undefined || wanted === undefined || compareVersions(own, wanted) >= 0) return []
    return [
      {
        since: null,
        evidence: [evidence('software_version', own), evidence('origin_cluster_id', origin.row.id)],
        values: { version: own, origin: origin.row.name, wanted },
        fix: patch,
      },
    ]
  },
}

/** Told of the origin: its replicas are ahead of it, as in the middle of a patch that nobody brought to its end. */
const replicaNewer: Check<FindingSettings> = {
  id: 'replica_newer',
  severity: 'notice',
  needs: ['showCluster'],
  find: (cluster, fleet) => {
    const ids = settingsOf(cluster)?.replicas ?? []
    const own = ids.length === 0 ? undefined : versionOf(cluster)
    if (own === undefined) return []
    const newer = ids.flatMap((id) => {
      const version = versionOf(fleet.clusterOf(id))
      return version !== undefined && compareVersions(version, own) > 0 ? [{ id, version }] : []
    })
    const [highest] = newer.toSorted((a, b) => compareVersions(b.version, a.version))
    if (highest === undefined) return []
    return [
      {
        since: null,
        evidence: [
          evidence('software_version', own),
          ...newer.map(({ id, version }) => evidence(`replicas ${id} software_version`, version)),
        ],
        values: { version: own, wanted: highest.version, count: newer.length },
        fix: patch,
      },
    ]
  },
}

/** The list tells that a service has ended, and no date on which one will. */
const engineEnded: Check<FindingSettings> = {
  id: 'engine_ended',
  severity: 'warning',
  needs: ['showCluster', 'listEngineVersions'],
  find: (cluster, fleet) => {
    const judged = judge(cluster, fleet)
    if (judged?.ended !== true) return []
    const { version, target } = judged
    return [
      {
        since: null,
        evidence: [evidence('software_version', version), evidence('end_of_service', true)],
        values: { version, way: target === undefined ? 'none' : 'patch', target: target ?? '' },
        fix: target === undefined ? { tab: 'maintenance' } : patch,
      },
    ]
  },
}

const minorBehind: Check<FindingSettings> = {
  id: 'minor_behind',
  severity: 'notice',
  needs: ['showCluster', 'listEngineVersions'],
  find: (cluster, fleet, settings) => {
    const judged = judge(cluster, fleet)
    if (judged === undefined || judged.ended || judged.target === undefined) return []
    // These say the same, and louder, as does the end of its service.
    if ([replicaOlder, replicaNewer].some((check) => check.find(cluster, fleet, settings).length > 0)) return []
    const { version, target } = judged
    return [{ since: null, evidence: [evidence('software_version', version)], values: { version, target }, fix: patch }]
  },
}

/** Whether the engine's version is still served, the newest of its kind, and that of its origin or replicas. */
export const versionChecks: readonly Check<FindingSettings>[] = [engineEnded, replicaOlder, replicaNewer, minorBehind]
