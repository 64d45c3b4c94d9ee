import { readInstant } from '#contract/instant.ts'
import { idPattern, type Result } from '#contract/operation.ts'
import { serverSize } from '#contract/rules/server-size.ts'

/** What the summary and the choice of readings need of a detail, so that it need not be unpacked for them. Sizes in GB. */
export type Digest = {
  readonly version: string
  readonly replicas: number
  readonly hasPolicy: boolean
  /** Its origin and its replicas, by id: what is wrong with one may be told of another. */
  readonly relatives: readonly string[]
  readonly vcpu: number
  readonly memoryGb: number
  readonly storageGb: number
}

/** A backup of the last day. */
export type Backup = { readonly startedAt: number; readonly endedAt: number | null; readonly state: string }

/** Of thousands of clusters few versions are different texts: they share one. */
const versions = new Map<string, string>()
const versionsMax = 500
/** A cluster has an origin and five replicas at the most. */
const relativesMax = 8

/**
 * @param detail Show Cluster's answer. Every server of a group has its type and its volumes.
 * @param before comes back where nothing of it has changed
 */
export function digestOf(detail: Result<'showCluster'>, before: Digest | undefined): Digest {
  const digest = newDigest(detail)
  return before !== undefined && JSON.stringify(digest) === JSON.stringify(before) ? before : digest
}

function newDigest(detail: Result<'showCluster'>): Digest {
  let [vcpu, memoryGb, storageGb] = [0, 0, 0]
  for (const { server_type_name, instances, block_storage_groups } of detail.instance_groups) {
    const servers = Math.max(1, instances.length)
    const size = serverSize(server_type_name)
    vcpu += servers * (size?.vcpu ?? 0)
    memoryGb += servers * (size?.memoryGb ?? 0)
    storageGb += servers * block_storage_groups.reduce((sum, { size_gb }) => sum + size_gb, 0)
  }
  return {
    version: shared(detail.software_version),
    replicas: detail.replicas.length,
    relatives: [detail.origin_cluster_id ?? '', ...detail.replicas].filter((id) => idPattern.test(id)).slice(0, relativesMax),
    hasPolicy: Number(detail.init_config_option.backup_option?.retention_period_day ?? '') > 0,
    vcpu,
    memoryGb,
    storageGb,
  }
}

function shared(version: string): string {
  const known = versions.get(version)
  if (known !== undefined) return known
  if (versions.size < versionsMax) versions.set(version, version)
  return version
}

const day = 86_400_000
/** So many of them at most: one a day is usual. */
const backupsMax = 12

/** The backups that began within the last day, oldest first. @param now the cloud's now, ms */
export function backupsOfDay({ contents }: Result<'listBackupHistories'>, now: number): Backup[] {
  return contents
    .flatMap(({ backup_start_at, backup_end_at, backup_state }) => {
      const startedAt = readInstant(backup_start_at)
      if (startedAt === undefined || now - startedAt > day) return []
      return [{ startedAt, endedAt: readInstant(backup_end_at) ?? null, state: backup_state }]
    })
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .slice(-backupsMax)
}
