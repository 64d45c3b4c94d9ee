import type { Locator, Page } from '@playwright/test'
import { canaryBucket } from './canaries.ts'
import { clusterId, endOf, panel, send, strip } from './cluster-page.ts'
import { minutes, type Cloud } from './cloud.ts'
import { expect, test } from './fixtures.ts'

/*
 * A fleet with one of each thing that can be wrong, each on a cluster that is named for it. Everything is found and nothing else is;
 * each finding leads to the plan that cures it, and is gone when that is done.
 */

test.use({ fleet: 'faulty' })
// Each goes through several plans.
test.describe.configure({ timeout: 120_000 })

const day = minutes(24 * 60)
const findings = (page: Page) => page.getByRole('list', { name: 'Findings', exact: true }).getByRole('listitem')

/** Fills in a form where there is one, and confirms the plan. */
type Confirm = (page: Page, cluster: string) => Promise<void>
type Cure = { readonly cluster: string; readonly title: string; readonly confirm: Confirm }

const planOf = (page: Page, cluster: string): Locator => page.getByRole('dialog', { name: new RegExp(cluster) })
const sync: Confirm = (page, cluster) => send(planOf(page, cluster), /^Sync/)
const patch: Confirm = (page, cluster) => send(planOf(page, cluster), 'Patch to 17.6', cluster)
const named = (form: string, see: string, fill: (form: Locator) => Promise<unknown>, deed: string | RegExp): Confirm => {
  return async (page, cluster) => {
    const dialog = page.getByRole('dialog', { name: form }).or(page.getByRole('form', { name: form }))
    await fill(dialog)
    await dialog.getByRole('button', { name: see }).click()
    await send(planOf(page, cluster), deed)
  }
}
const inPolicy = (fill: (form: Locator) => Promise<unknown>) => named('Backup policy', 'See plan…', fill, 'Set backup')
/** There is no backup on demand: with another hour the next one comes sooner. */
const otherHour = inPolicy((form) => form.getByRole('combobox', { name: 'Start' }).selectOption('15:00'))
const keep14 = inPolicy((form) => form.getByRole('textbox', { name: 'Keep backups' }).fill('14'))
const archive = named(
  'Archive',
  'See plan…',
  (form) => form.getByRole('checkbox', { name: 'Archive the write-ahead log' }).check(),
  'Set archive',
)
const withKeys = async (form: Locator) => {
  await form.getByLabel('Access key of the bucket').fill(canaryBucket.accessKey)
  await form.getByLabel('Secret key of the bucket').fill(canaryBucket.secretKey)
}
const register = named(
  'Register export',
  'See the plan…',
  async (form) => {
    await form.getByRole('textbox', { name: 'Bucket', exact: true }).fill('kept-logs')
    await withKeys(form)
  },
  'Register export',
)
const narrow = named(
  'Allow addresses',
  'See the plan…',
  (form) => form.getByRole('textbox').fill('10.20.4.0/24'),
  'Change allowed addresses',
)
const newKeys = named('Change export: Slow log', 'See the plan…', withKeys, 'Change export')
const unregister: Confirm = (page, cluster) => send(planOf(page, cluster), 'Unregister export')
const auditOn: Confirm = (page, cluster) => send(planOf(page, cluster), 'Turn audit log on')

const groups: Readonly<Record<string, readonly Cure[]>> = {
  states: [
    { cluster: 'statefailed', title: 'State is Failed', confirm: sync },
    { cluster: 'stateerror', title: 'State is Error', confirm: sync },
    { cluster: 'stateunknown', title: 'State is Unknown', confirm: sync },
    { cluster: 'serverdown', title: 'A server is down', confirm: sync },
    { cluster: 'stuck', title: 'Longer than usual', confirm: sync },
  ],
  backups: [
    { cluster: 'backupfailed', title: 'Last backup failed', confirm: otherHour },
    { cluster: 'backuplate', title: 'Backup missed', confirm: otherHour },
    { cluster: 'nopolicy', title: 'No backups', confirm: keep14 },
    { cluster: 'retentionlow', title: 'Backups are kept too short', confirm: keep14 },
    { cluster: 'archiveoff', title: 'Archive is off', confirm: archive },
  ],
  'replicas and versions': [
    { cluster: 'replicacut', title: 'Replica does not follow', confirm: sync },
    { cluster: 'replicalate', title: 'Replica is behind', confirm: sync },
    { cluster: 'replicaolder-ra', title: 'Replica older than its origin', confirm: patch },
    { cluster: 'replicanewer', title: 'Origin older than its replicas', confirm: patch },
    { cluster: 'minorbehind', title: 'Minor version behind', confirm: patch },
  ],
  logs: [
    { cluster: 'bucketgone', title: 'Bucket of a log export is gone', confirm: unregister },
    { cluster: 'auditoff', title: 'Audit log is off', confirm: auditOn },
    { cluster: 'auditkept', title: 'Audit log is not exported', confirm: register },
    { cluster: 'logskept', title: 'No log is exported', confirm: register },
  ],
  access: [
    { cluster: 'opentoall', title: 'Open to every address', confirm: narrow },
    { cluster: 'widerange', title: 'Wide network allowed', confirm: narrow },
    {
      cluster: 'nowindow',
      title: 'No maintenance window',
      confirm: named('Maintenance window', 'See the plan…', async () => {}, 'Set window'),
    },
  ],
}

/** Every check but the one of exports, and where it finds something. */
const withoutExport = [
  'statefailed state_failed',
  'stateerror state_error',
  'stateunknown state_unknown',
  'serverdown server_down',
  'stuck stuck',
  'opentoall open_to_all',
  'backupfailed backup_failed',
  'backuplate backup_late',
  'nopolicy no_backup_policy',
  'retentionlow retention_low',
  'archiveoff archive_off',
  'replicacut replica_cut',
  'replicalate replica_late',
  'replicaolder-ra replica_older',
  'replicanewer replica_newer',
  'minorbehind minor_behind',
  'bucketgone export_bucket_gone',
  'widerange wide_range',
  'auditoff audit_off',
  'auditkept audit_not_exported',
  'logskept logs_not_exported',
  'nowindow no_maintenance_window',
  'shopprod ha_off_in_production',
  'engineended engine_ended',
  'largevolume large_volume',
  'namewithnoroomatall name_leaves_no_room',
].toSorted()

const rowOf = (page: Page, { cluster, title }: Cure) => findings(page).filter({ hasText: `${cluster} ${title}` })

/** Goes where the finding leads, and confirms the plan there. */
async function follow(page: Page, cure: Cure): Promise<void> {
  const { cluster, title, confirm } = cure
  await rowOf(page, cure)
    .getByRole('link', { name: new RegExp(`… ${cluster}: ${title}$`) })
    .click()
  await confirm(page, cluster)
}

/** A clock that was moved leaves no write of the last minutes: what was read since is asked for by hand. */
async function expectRows(page: Page, cure: Cure, count: 0 | 1): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: 'Show what was read since' }).click()
    await expect(rowOf(page, cure)).toHaveCount(count, { timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
}

async function openFindings(page: Page, more = ''): Promise<void> {
  await page.goto(`/findings?region=kr-west1${more}`)
  await expect(page.getByRole('region', { name: 'Reading' })).toContainText('All of 36 clusters read', { timeout: 45_000 })
}

type Saved = { readonly check: string; readonly clusterName: string; readonly severity: 'critical' | 'warning' | 'notice' }

/** What the page saves: every finding, the worst first. */
async function saved(page: Page): Promise<readonly Saved[]> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'JSON, for a program' }).click()])
  return JSON.parse((await (await file.createReadStream()).toArray()).join('')) as Saved[]
}
const told = (found: readonly Saved[]) => found.map(({ check, clusterName }) => `${clusterName} ${check}`).toSorted()

async function exportByHand(page: Page, cloud: Cloud, outcome: 'failed' | 'done'): Promise<void> {
  await panel(page, 'Slow log').getByRole('button', { name: 'Export now…' }).click()
  await send(page.getByRole('dialog', { name: 'Export the slow log of exportfails now' }), 'Export slow log now')
  await endOf(page, cloud)
  await expect(strip(page)).toContainText(outcome)
}

test('exactly what is wrong is found, on the dashboard and in the findings; a failed export by its cure, too', async ({
  signedIn: page,
  cloud,
}) => {
  await openFindings(page)
  await expect(findings(page).first()).toBeVisible()
  expect(told(await saved(page))).toEqual(withoutExport)

  // No read of the cloud tells how an export went: one is made from here.
  const id = await clusterId(page, 'exportfails')
  await page.goto(`/clusters/${id}/logs?region=kr-west1`)
  await exportByHand(page, cloud, 'failed')
  await openFindings(page)
  const failed = { cluster: 'exportfails', title: 'Log export failed', confirm: newKeys }
  await expectRows(page, failed, 1)
  const all = await saved(page)
  expect(told(all)).toEqual([...withoutExport, 'exportfails export_failed'].toSorted())

  await page.goto('/?region=kr-west1')
  const attention = panel(page, 'Needs attention')
  for (const severity of ['critical', 'warning', 'notice'] as const) {
    const count = all.filter((each) => each.severity === severity).length
    await expect(attention.getByRole('link', { name: new RegExp(`^${severity} ${count}$`, 'i') })).toBeVisible()
  }
  await attention.getByRole('button', { name: 'Show 14 more' }).click()
  const rows = attention.getByRole('list', { name: 'Needs attention' }).getByRole('listitem')
  await expect(rows).toContainText(all.slice(0, 20).map(({ clusterName }) => clusterName))

  await openFindings(page, '&q=exportfails')
  await follow(page, failed)
  await endOf(page, cloud)
  await exportByHand(page, cloud, 'done')
  await openFindings(page, '&q=exportfails')
  await expectRows(page, failed, 0)
})

for (const [group, cures] of Object.entries(groups))
  test(`${group}: each finding leads to the plan that cures it, and is gone when that is done`, async ({ signedIn: page, cloud }) => {
    for (const cure of cures) {
      await openFindings(page, `&q=${cure.cluster}`)
      await follow(page, cure)
    }
    await cloud.advance(day)
    for (const cure of cures) {
      await openFindings(page, `&q=${cure.cluster}`)
      await expectRows(page, cure, 0)
    }
  })
