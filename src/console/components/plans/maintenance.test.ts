import { expect, test } from 'vitest'
import { about, read } from '#test/plans.ts'
import * as plans from './maintenance.ts'

const sunday = {
  maintenance_option: { starting_day_of_week: 'SUN', starting_time: '0300', period_hour: '1', use_maintenance_option: true },
}

test('a patch: no way back, replicas first, the backup that is deleted after it', () => {
  const plan = plans.patchMinorVersion(
    about({ software_version: '16.9', replicas: ['r1'] }),
    { software_version: '16.10', backup_before_upgrade: true },
    { higher_minor: true },
  )
  expect(plan.facts).toEqual({ higher_minor: true })
  expect(read(plan)).toMatchInlineSnapshot(`
    [
      "Patch orders to 16.10 [Leave it as it is | Patch to 16.10]",
      "Version: 16.9 → 16.10",
      "final: There is no way back to 16.9.",
      "warns: The database restarts: every connection to orders is closed. / Inferred from what the operation has to do; the vendor does not say.",
      "does: A backup is made before. / It is deleted once the patch has succeeded.",
      "does: Sync the state first. / The vendor’s manual asks for it.",
      "takes",
      "warns: Its replica has to be patched first. / Replicas come before their origin.",
      "type orders",
    ]
  `)
  const followed = plans.patchMinorVersion(
    about({ software_version: '16.9', replicas: ['r1'] }),
    { software_version: '16.10', backup_before_upgrade: true },
    { replicas_behind: false },
  )
  expect(read(followed).filter((line) => line.includes('replica'))).toEqual([])
  const bare = plans.patchMinorVersion(about({ software_version: '16.9' }), { software_version: '16.10', backup_before_upgrade: false })
  expect(read(bare)).toContainEqual(expect.stringContaining('No backup is made before'))
  expect(plans.patchMinorVersion(about(), { software_version: '16.10', backup_before_upgrade: false }).blocked).toBeDefined()
})

test('the window: only the fields that change', () => {
  const plan = plans.setMaintenance(about(sunday), { start_day_of_week: 'SUN', start_time: '04', start_minute: '30', term_hour: '1' })
  expect(read(plan)).toMatchInlineSnapshot(`
    [
      "Set the maintenance window of orders [Back to editing | Set window]",
      "Begins at: 03:00 → 04:30",
      "does: The cloud does its maintenance within these hours. / Connections may be interrupted then.",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
    ]
  `)
  expect(
    plans.setMaintenance(about(sunday), { start_day_of_week: 'SUN', start_time: '03', start_minute: '00', term_hour: '1' }).blocked,
  ).toBeDefined()
  expect(
    plans.setMaintenance(about(), { start_day_of_week: 'MON', start_time: '03', start_minute: '00', term_hour: '0.5' }).changes,
  ).toHaveLength(3)
})

test('no window any more', () => {
  expect(read(plans.unsetMaintenance(about(sunday)))).toMatchInlineSnapshot(`
    [
      "Unset the maintenance window of orders [Leave it as it is | Unset window]",
      "Day: Sunday → -",
      "Begins at: 03:00 → -",
      "Length: 1 h → -",
      "does: orders has no hours for maintenance any more.",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
    ]
  `)
  expect(plans.unsetMaintenance(about()).blocked).toBeDefined()
})
