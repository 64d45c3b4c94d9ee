import type { Result } from '#contract/operation.ts'
import type { FleetSource } from '#console/api/fleet-walk.ts'

export type LogConfig = Result<'listLogExportConfigs'>['contents'][number]

/** The exports of a cluster, and the zone that their hours count in. */
export type LogFacts = { readonly configs: readonly LogConfig[]; readonly timezone: string }

/** The registered exports of each cluster. */
export const logSource: FleetSource<LogFacts> = {
  name: 'log exports across the region',
  applies: ({ service_state }) => service_state !== 'TERMINATED',
  read: async (ask, { id }) => {
    const { contents } = await ask('listLogExportConfigs', { cluster_id: id })
    const configs = (contents ?? []).filter(({ is_registered }) => is_registered)
    // Only a schedule needs the zone.
    const timezone = configs.length === 0 ? '' : (await ask('showCluster', { cluster_id: id })).timezone
    return { configs, timezone }
  },
}

/** Whether nothing can be exported: there is no bucket, or no more. */
export function lacksBucket({ bucket_name, is_bucket_deleted }: LogConfig): boolean {
  return (bucket_name ?? '') === '' || is_bucket_deleted === true
}
