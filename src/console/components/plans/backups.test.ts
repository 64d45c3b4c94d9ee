import { expect, test } from 'vitest'
import type { Result } from '#contract/operation.ts'
import { samples } from '#contract/samples.ts'
import { about, read } from '#test/plans.ts'
import * as plans from './backups.ts'

const database = about().cluster.init_config_option
const backed = {
  init_config_option: {
    ...database,
    backup_option: { retention_period_day: '14', starting_time_hour: '2', archive_frequency_minute: '60' },
  },
}
const history = (number: string, at: string, size: number): Result<'listBackupHistories'>['contents'][number] => ({
  backup_history_number: number,
  backup_start_at: at,
  backup_end_at: at,
  backup_size_gb: size,
  backup_state: 'COMPLETED',
  software_version: '16.10',
})
const old = history('1', '2026-09-01T17:00:00Z', 120)
const later = history('2', '2026-09-02T17:00:00Z', 121)

test('the first backup policy starts a backup at once', () => {
  expect(read(plans.setBackup(about(), samples.setBackup.body))).toMatchInlineSnapshot(`
    [
      "Set the backup of orders [Back to editing | Set backup]",
      "Daily backup: - → every day at 00:00",
      "Backups are kept: - → 14 days",
      "Archive, every: - → 10 min",
      "does: The first full backup starts at once. / Until it has finished, there is nothing to restore from.",
      "does: After a failure up to 10 minutes of changes may be missing. / A restore reaches as far as the last archived log.",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
    ]
  `)
})

test('only what changes is shown; shorter retention deletes backups and asks for the name', () => {
  const shorter = { retention_period_day: '7', starting_time_hour: '2', archive_frequency_minute: '10' }
  expect(read(plans.setBackup(about(backed), shorter))).toMatchInlineSnapshot(`
    [
      "Set the backup of orders [Back to editing | Set backup]",
      "Backups are kept: 14 days → 7 days",
      "Archive, every: 60 min → 10 min",
      "does: After a failure up to 10 minutes of changes may be missing. / A restore reaches as far as the last archived log.",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
      "destroys: Backups older than 7 days are deleted. / They cannot be brought back.",
      "type orders",
    ]
  `)
  const same = { retention_period_day: '14', starting_time_hour: '2', archive_frequency_minute: '60' }
  expect(plans.setBackup(about(backed), same).blocked).toBeDefined()
  expect(plans.setBackup(about(backed), { ...same, retention_period_day: '21' }).confirmName).toBeUndefined()
})

test('unset says what is lost', () => {
  expect(read(plans.unsetBackup(about(backed)))).toMatchInlineSnapshot(`
    [
      "Unset the backup of orders [Keep it | Unset backup]",
      "Daily backup: every day at 02:00 → -",
      "Backups are kept: 14 days → -",
      "Archive, every: 60 min → -",
      "destroys: orders is no longer backed up, and its backups are deleted. / They cannot be brought back. Inferred: the vendor does not say that any are kept.",
      "warns: orders cannot be restored any more.",
      "takes",
      "not: Deletes no data of orders.",
      "type orders",
    ]
  `)
})

test('removed backups are named by when they began; what is left decides how far a restore reaches', () => {
  const first = plans.removeBackupHistories(about(backed), [old], [later])
  expect(first.input).toEqual({ cluster_id: about().cluster.id, body: { backup_history_number: ['1'] } })
  expect(read(first)).toMatchInlineSnapshot(`
    [
      "Remove 1 backup of orders [Keep it | Remove 1 backup]",
      "Backup of 2026-09-02 02:00: 120 GB → -",
      "destroys: The backup is deleted: 120 GB. / They cannot be brought back.",
      "takes",
      "not: Deletes no data of orders. The daily backup goes on.",
      "warns: A restore to a point in time begins later. / It needs a backup from before that point.",
      "type orders",
    ]
  `)
  expect(read(plans.removeBackupHistories(about(), [later], [old]))).not.toContainEqual(expect.stringContaining('begins later'))
  expect(read(plans.removeBackupHistories(about(backed), [old, later], []))).toContainEqual(
    expect.stringContaining('No finished backup is left'),
  )
})

test('without a daily backup the plan of a removal promises no further one', () => {
  const words = read(plans.removeBackupHistories(about(), [old], [])).join(' ')
  expect(words).toContain('orders cannot be restored any more.')
  expect(words).not.toMatch(/goes on|new one/)
})

test('where clocks were put back, the plan of a restore tells the two moments apart', () => {
  const at = (backup_recovery_time: string) =>
    plans
      .createRestoreCluster({ ...about(), zone: 'America/New_York' }, { ...samples.createRestoreCluster.body, backup_recovery_time })
      .changes.find(({ label }) => label === 'Data as of')?.then
  expect(at('2026-11-01T05:30:00Z')).toBe('2026-11-01 01:30:00 -04:00 America/New_York')
  expect(at('2026-11-01T06:30:00Z')).toBe('2026-11-01 01:30:00 -05:00 America/New_York')
})

test('archive: off, shorter, longer', () => {
  const on = { archive_enabled: true, retention_period_day: 7 }
  const off = plans.setArchiveConfig(about(), on, { archive_enabled: false, retention_period_day: null })
  expect(off.confirmName).toBeUndefined()
  expect(read(off)).toMatchInlineSnapshot(`
    [
      "Set the archive of orders [Back to editing | Set archive]",
      "Archive: on → off",
      "Archived logs are kept: 7 days → -",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
      "warns: Without archive orders can be restored to its backups alone, not to a point between them.",
      "not: Deletes no data and no backups.",
    ]
  `)
  expect(read(plans.setArchiveConfig(about(), on, { archive_enabled: true, retention_period_day: 3 }))).toMatchInlineSnapshot(`
    [
      "Set the archive of orders [Back to editing | Set archive]",
      "Archived logs are kept: 7 days → 3 days",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
      "destroys: Archived logs older than 3 days are deleted. / A restore to a point in time cannot go back further.",
      "type orders",
    ]
  `)
  const first = plans.setArchiveConfig(about(), { archive_enabled: false }, on)
  expect(first.changes).toHaveLength(2)
  expect(first.confirmName).toBeUndefined()
  expect(plans.setArchiveConfig(about(), on, on).blocked).toBeDefined()
})

test('archived logs are deleted, all of them', () => {
  expect(plans.deleteArchiveLog(about()).input).toEqual({ cluster_id: about().cluster.id, type: 'ALL' })
  expect(read(plans.deleteArchiveLog(about()))).toMatchInlineSnapshot(`
    [
      "Delete the archived logs of orders [Keep it | Delete archived logs]",
      "Archived logs: all → -",
      "destroys: All archived logs of orders are deleted. / They cannot be brought back.",
      "warns: A restore to a point in time is not possible until a new backup has finished. / The backups that are there can still be restored as they are.",
      "takes",
      "not: Deletes no data and no backups.",
      "type orders",
    ]
  `)
  expect(read(plans.synchronizeArchiveConfig(about()))).toMatchInlineSnapshot(`
    [
      "Sync the archive settings of orders [Leave it as it is | Sync archive settings]",
      "does: The cloud reads the archive settings from the servers and corrects what it shows.",
      "takes",
      "not: Changes no settings and deletes no logs.",
    ]
  `)
})

test('a restore makes a new cluster: the moment stands in the chosen zone', () => {
  const body = { ...samples.createRestoreCluster.body, block_storage_groups: [{ role_type: 'DATA', size_gb: 512 } as const] }
  expect(read(plans.createRestoreCluster(about(), body))).toMatchInlineSnapshot(`
    [
      "Restore orders as ordersagain [Back to editing | Restore as ordersagain]",
      "Cluster: - → ordersagain",
      "Data as of: - → 2026-09-16 21:47:00 +09:00 Asia/Seoul",
      "Instance name prefix: - → ordersagain",
      "Server type: - → db1v2m4",
      "Storage: - → 512 GB",
      "Allowed addresses: - → 10.20.0.0/24",
      "does: ordersagain is a new cluster with a new address. / It is made from the original image, with the storage type and the network of orders.",
      "does: What was written after that moment is not in it.",
      "warns: ordersagain is a single server without backups until you set them. / Inferred: the request has no word for either.",
      "takes",
      "not: Changes and deletes nothing on orders.",
    ]
  `)
  const numbered = { ...body, backup_history_number: '20260916_020000', backup_recovery_time: null }
  expect(read(plans.createRestoreCluster(about(), numbered))).toContainEqual('Data as of: - → backup 20260916_020000')
  const startedAt = '2026-09-15T17:00:00Z'
  expect(read(plans.createRestoreCluster(about(), numbered, { startedAt }))).toContainEqual(
    'Data as of: - → backup 20260916_020000, begun 2026-09-16 02:00:00 +09:00 Asia/Seoul',
  )
  const inherited = { ...body, block_storage_groups: undefined }
  expect(read(plans.createRestoreCluster(about(), inherited))).toContainEqual(expect.stringMatching(/^Storage: - → as orders: .*GB/))
  expect(plans.createRestoreCluster(about(), body, { finishedBackup: false }).facts).toEqual({ finished_backup: false })
})
