// @vitest-environment jsdom
import { useState } from 'react'
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { Button } from '#console/ui/Button.tsx'
import { takeToasts } from '#console/ui/toast.ts'
import { TextField } from '#console/ui/TextField.tsx'
import { cloud, id, onePagePerTest, open, orders, pass, press, refused } from '#test/cluster-page.tsx'
import type { Accepted } from './use-plan-deed.ts'
import { patchMinorVersion } from './plans/maintenance.ts'
import { setBackup } from './plans/backups.ts'
import { useClusterHere } from './use-cluster.ts'
import { usePlan } from './use-plan.tsx'

// Fetched when first needed; here beforehand, so that no test waits for a chunk.
await import('#console/ui/DialogPopup.tsx')
// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 20_000 })
onePagePerTest()

const backup = (days: string) => ({
  ...orders.init_config_option,
  backup_option: { retention_period_day: days, starting_time_hour: '2', archive_frequency_minute: '10' },
})

let accepted: Accepted | undefined

/** A form as a tab has them: what is typed decides the plan. `own` takes the accepted request itself. */
function Form({ own }: { readonly own: boolean }) {
  const { data: cluster } = useClusterHere()
  const [days, setDays] = useState('14')
  const plan = usePlan(cluster, own ? { onAccepted: (given) => (accepted = given) } : {})
  const values = { retention_period_day: days, starting_time_hour: '2', archive_frequency_minute: '10' }
  return (
    <>
      <TextField label="Days" value={days} onChange={(event) => setDays(event.target.value)} />
      <Button onClick={() => plan.open((about) => setBackup(about, values))}>Plan</Button>
      <Button
        onClick={() =>
          plan.open((about) =>
            patchMinorVersion(about, { software_version: '16.11', backup_before_upgrade: true }, { higher_minor: false }),
          )
        }
      >
        Patch
      </Button>
      {plan.dialog}
    </>
  )
}
const tab = { path: 'backups', Component: () => <Form own={false} /> } as const
const ownTab = { path: 'backups', Component: () => <Form own /> } as const

test('the plan compares with the cluster as it is now, even while the dialog is open', async () => {
  cloud.cluster = { ...orders, service_state: 'EDITING', init_config_option: backup('7') }
  await open('', tab)
  await press('Plan')
  const dialog = within(screen.getByRole('dialog'))
  const send = dialog.getByRole('button', { name: 'Set backup' })
  const row = () => dialog.getByRole('row', { name: /Backups are kept/ }).textContent
  expect(row()).toBe('Backups are kept7 days14 days')
  expect(send.getAttribute('aria-disabled')).toBe('true')
  cloud.cluster = { ...orders, init_config_option: backup('30') }
  await pass(3_000)
  expect(row()).toBe('Backups are kept30 days14 days')
  expect(dialog.getByRole('textbox', { name: /Type the name/ })).toBeDefined()
})

test('nothing to change is nothing to send, and the button says so', async () => {
  cloud.cluster = { ...orders, init_config_option: backup('14') }
  await open('', tab)
  await press('Plan')
  const send = within(screen.getByRole('dialog')).getByRole('button', { name: 'Set backup' })
  expect(document.getElementById(send.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/^Nothing would change/)
  fireEvent.click(send)
  await pass(100)
  expect(cloud.sent).toEqual([])
})

test('a rule may look at more than Show Cluster tells', async () => {
  await open('', tab)
  await press('Patch')
  const send = within(screen.getByRole('dialog')).getByRole('button', { name: 'Patch to 16.11' })
  expect(document.getElementById(send.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/^It has the highest minor version/)
})

test('a refusal keeps the dialog and what was typed below it; the next attempt is followed by the URL', async () => {
  const router = await open('', tab)
  fireEvent.change(screen.getByLabelText('Days'), { target: { value: '21' } })
  cloud.refuses = refused
  await press('Plan')
  const dialog = screen.getByRole('dialog')
  await press('Set backup', dialog)
  expect(within(dialog).getByText('req-refused')).toBeDefined()
  cloud.refuses = undefined
  await press('Set backup', dialog)
  await pass(200)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByLabelText<HTMLInputElement>('Days').value).toBe('21')
  expect(cloud.sent).toEqual([`POST /api/kr-west1/v1/clusters/${id}/backups`, `POST /api/kr-west1/v1/clusters/${id}/backups`])
  expect(router.state.location.search).toContain('operation=setBackup')
  expect(screen.getByRole('region', { name: 'The request being followed' }).textContent).toContain('Set backup')
})

test('a page may take an accepted request itself: with the id that the answer names', async () => {
  accepted = undefined
  const router = await open('', ownTab)
  await press('Plan')
  await press('Set backup', screen.getByRole('dialog'))
  await pass(200)
  expect(accepted).toMatchObject({ resource: id, follow: { request: 'req-1', operation: 'setBackup' } })
  expect(router.state.location.search).toBe('?region=kr-west1')
})

test('the journal is told what was confirmed, of which cluster; a lost answer keeps the key, a refusal makes a new one', async () => {
  await open('', tab)
  cloud.refuses = { ...refused, kind: 'timeout', status: 504, code: '', writeId: 'w1' }
  await press('Plan')
  const dialog = screen.getByRole('dialog')
  await press('Set backup', dialog)
  expect(within(dialog).getByText(/We do not know whether the cloud carried it out/).textContent).toContain('nothing is sent twice')
  expect(within(dialog).getByRole('link', { name: 'See it in the activity' }).getAttribute('href')).toBe('/activity/w1?region=kr-west1')
  expect(within(dialog).queryByText(/^Try again/)).toBeNull()
  cloud.refuses = { ...refused, writeId: 'w2' }
  await press('Set backup', dialog)
  cloud.refuses = undefined
  await press('Set backup', dialog)
  const [lost, again, other] = cloud.envelopes
  expect(lost).toMatchObject({
    cluster: { id, name: 'orders' },
    plan: {
      title: 'Set the backup of orders',
      changes: expect.arrayContaining([{ label: 'Backups are kept', now: null, then: '14 days' }]),
    },
    body: { retention_period_day: '14' },
  })
  expect(again?.key).toBe(lost?.key)
  expect(other?.key).not.toBe(lost?.key)
})

test('a form that is opened anew, or says something else, is another write', async () => {
  await open('', tab)
  cloud.refuses = { ...refused, kind: 'offline', status: 0, code: '' }
  await press('Plan')
  await press('Set backup', screen.getByRole('dialog'))
  await press('Back to editing', screen.getByRole('dialog'))
  await pass(300)
  await press('Plan')
  await press('Set backup', screen.getByRole('dialog'))
  const [first, second] = cloud.envelopes
  expect(second?.key).not.toBe(first?.key)
})

test('while another operation runs it can wait its turn: asked for once, told, and the dialog closes', async () => {
  cloud.cluster = { ...orders, service_state: 'EDITING' }
  await open('', tab)
  await press('Plan')
  const dialog = screen.getByRole('dialog')
  expect(within(dialog).getByText(/This can be sent as soon as that has ended/)).toBeDefined()
  expect(within(dialog).getByRole('button', { name: 'Set backup' }).getAttribute('aria-disabled')).toBe('true')
  await press('Send when the current one ends', dialog)
  await pass(300)
  expect(cloud.envelopes).toMatchObject([{ queue: true, plan: { title: 'Set the backup of orders' } }])
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(takeToasts()).toMatchObject([{ title: 'In the queue: Set backup' }])
})

test('a refusal because another operation runs offers the same', async () => {
  await open('', tab)
  cloud.refuses = refused
  await press('Plan')
  const dialog = screen.getByRole('dialog')
  expect(within(dialog).queryByRole('button', { name: 'Send when the current one ends' })).toBeNull()
  await press('Set backup', dialog)
  cloud.refuses = undefined
  await press('Send when the current one ends', dialog)
  expect(cloud.envelopes.map(({ queue }) => queue === true)).toEqual([false, true])
})
