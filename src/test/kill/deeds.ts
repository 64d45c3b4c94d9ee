import { z } from 'zod'
import { PostgresqlClusterDetailResponse } from '#contract/postgresql/clusters.ts'
import { isMoving } from '#contract/rules/states.ts'
import type { OperationName } from '#contract/operations.ts'
import type { Random } from '#emulator/random.ts'
import { createBody } from '#emulator/testing/create-body.ts'

type Detail = PostgresqlClusterDetailResponse

/** One write of the load, and how Show Cluster tells that it was not lost. */
export type Deed = {
  readonly operation: OperationName
  /** What of the cluster it decides: a later deed on the same aspect takes its place. */
  readonly aspect: 'power' | 'window' | 'addresses' | 'backup' | 'life'
  readonly body?: unknown
  /** @param detail the cluster as it is later; undefined where there is none */
  readonly holds: (detail: Detail | undefined) => boolean
}

/** What is still under way shows its effect only at the end. */
const after = (holds: (detail: Detail) => boolean) => (detail: Detail | undefined) =>
  detail !== undefined && (isMoving(detail.service_state) || holds(detail))

const power = (operation: OperationName, settled: string): Deed => ({
  operation,
  aspect: 'power',
  holds: after(({ service_state }) => service_state === settled),
})

/** What the load does to clusters that are there. Each value differs from the ones before it, as far as there are enough. */
export function nextDeed(random: Random): Deed {
  const minutes = String(random.integer(0, 59)).padStart(2, '0')
  const hours = String(random.integer(0, 23)).padStart(2, '0')
  const address = `10.${random.integer(0, 255)}.${random.integer(0, 255)}.${random.integer(1, 254)}`
  const days = String(random.integer(7, 35))
  const deeds: [Deed, ...Deed[]] = [
    power('restartCluster', 'RUNNING'),
    power('stopCluster', 'STOPPED'),
    power('startCluster', 'RUNNING'),
    {
      operation: 'setMaintenance',
      aspect: 'window',
      body: { start_day_of_week: 'SUN', start_time: hours, start_minute: minutes, term_hour: '1' },
      holds: after(({ maintenance_option }) => maintenance_option?.starting_time === hours + minutes),
    },
    {
      operation: 'setSecurityGroupRules',
      aspect: 'addresses',
      body: { add_ip_addresses: [address], del_ip_addresses: [] },
      holds: after(({ allowable_ip_addresses }) => allowable_ip_addresses?.includes(address) === true),
    },
    {
      operation: 'setBackup',
      aspect: 'backup',
      body: { retention_period_day: days, starting_time_hour: '2', archive_frequency_minute: '10' },
      holds: after(({ init_config_option }) => init_config_option.backup_option?.retention_period_day === days),
    },
  ]
  return random.pick(deeds)
}

export const create: Deed = {
  operation: 'createCluster',
  aspect: 'life',
  body: createBody({ init_config_option: { database_name: 'kill', database_user_name: 'app', database_user_password: 'Not-a-secret-1' } }),
  holds: (detail) => detail !== undefined,
}

/** A terminated cluster is shown for a while, and then is not there. */
export const terminate: Deed = {
  operation: 'terminateCluster',
  aspect: 'life',
  holds: (detail) => detail === undefined || /^TERMINAT(?:ING|ED)$/.test(detail.service_state),
}

export const Cluster = PostgresqlClusterDetailResponse
export const List = z.object({ contents: z.array(z.object({ id: z.string() })) })
