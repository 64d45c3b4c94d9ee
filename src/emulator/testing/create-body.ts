import type { Body } from '#contract/operation.ts'
import { engineIdOf } from '#emulator/catalog/engines.ts'

type CreateBody = Body<'createCluster'>

/** A create request that the emulator accepts; HA on request. */
export function createBody(changes: Partial<CreateBody> & { ha?: boolean } = {}): CreateBody {
  const { ha = false, ...rest } = changes
  return {
    name: 'wallet',
    dbaas_engine_version_id: engineIdOf('17.6'),
    ha_enabled: ha,
    instance_name_prefix: 'wallet',
    instance_groups: [
      {
        role_type: ha ? 'ACTIVE_STANDBY' : 'ACTIVE',
        server_type_name: 'db1v4m32',
        block_storage_groups: [
          { role_type: 'OS', size_gb: 104, volume_type: 'SSD' },
          { role_type: 'DATA', size_gb: 512, volume_type: 'SSD' },
        ],
      },
    ],
    init_config_option: {
      backup_option: { retention_period_day: '14', starting_time_hour: '2', archive_frequency_minute: '10' },
      database_name: 'wallet',
      database_user_name: 'app',
      database_user_password: 'Not-a-secret-1',
    },
    allowable_ip_addresses: ['10.30.0.0/16', '10.9.12.4'],
    subnet_id: '0498050e9af6925b7dcde3fa6d2f1f54',
    timezone: 'Asia/Seoul',
    ...rest,
  }
}
