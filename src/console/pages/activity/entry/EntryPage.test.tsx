// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { JournalDetail } from '#contract/bff/journal.ts'
import { detailOf } from '#test/journal.ts'
import { oneJournalPerTest, openAt, pass, server } from '#test/journal-page.tsx'
import { EntryPage } from './EntryPage.tsx'

await import('#console/ui/DialogPopup.tsx')
vi.setConfig({ testTimeout: 20_000 })
oneJournalPerTest()

const open = (over: Partial<JournalDetail> = {}) => {
  server.details = [detailOf(over)]
  return openAt('/activity/w1', { path: '/activity/:writeId', Component: EntryPage })
}
const main = () => document.body.textContent ?? ''

test('all that is known: who, the plan as confirmed, each step with its time, what changed, the request', async () => {
  const group = (server_type_name: string) => ({ instance_groups: [{ id: 'g1', server_type_name }], modified_at: server_type_name })
  await open({ before: group('db1v2m4'), after: group('db1v4m8') })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Stop cluster · orders')
  expect(main()).toContain('Asked for by jihye.han with key DEMO…0001, 2026-11-23 18:00:00')
  expect(main()).toContain('The cloud has done it.')
  const plan = within(screen.getByRole('region', { name: 'The plan, as it was confirmed' }))
  expect(plan.getByText('Every connection to orders is closed.')).toBeDefined()
  const steps = within(screen.getByRole('region', { name: 'Step by step' })).getAllByRole('row')
  expect(steps.map((row) => row.textContent)).toEqual([
    'WhenAfterWhat',
    '2026-11-23 18:00:000:00Written into the journal',
    '2026-11-23 18:00:010:01On its way to the cloud',
    '2026-11-23 18:00:010:01Accepted by the cloudreq-1',
    '2026-11-23 18:01:311:31Done',
  ])
  const changed = within(screen.getByRole('region', { name: 'What changed' }))
  expect(changed.getAllByRole('row').map((row) => row.textContent)).toEqual([
    'FieldBeforeAfter',
    'instance_groups[g1].server_type_namedb1v2m4db1v4m8',
  ])
  expect(screen.getByRole('tabpanel').textContent).toContain('POST /v1/clusters/4950ee9bced610ba64f0ef95bb554614/stop')
  fireEvent.click(screen.getByRole('tab', { name: 'curl' }))
  expect(screen.getByRole('tabpanel').textContent).toContain('SCP_SECRET_KEY')
})

test('a secret is a place in the script and nowhere else', async () => {
  await open({
    operation: 'createCluster',
    target: '/v1/clusters',
    body: { name: 'wallet', init_config_option: { database_user_password: '[redacted]' } },
    hasSecret: true,
  })
  expect(main()).toContain('They are not stored')
  expect(screen.getByRole('tabpanel').textContent).toContain('••••••••')
  fireEvent.click(screen.getByRole('tab', { name: 'curl' }))
  expect(screen.getByRole('tabpanel').textContent).toContain('$SCP_DATABASE_PASSWORD')
  expect(main()).not.toContain('[redacted]')
})

test('a failure says what the cloud said, with its request id, and leads to another try; its advice is the page’s own', async () => {
  await open({
    state: 'rejected',
    reason: 'cloud_refused',
    failure: { kind: 'cloud', status: 400, code: 'ValidationError', title: '', details: ['value_error'], requestId: 'req-9', sent: true },
  })
  expect(main()).toContain('The cloud said no. Nothing was changed.')
  const said = screen.getByRole('alert')
  expect(said.textContent).toContain('value_error')
  expect(said.textContent).toContain('req-9')
  expect(said.textContent).not.toContain('try again')
  expect(screen.getByRole('link', { name: 'Try again…' }).getAttribute('href')).toContain('again=w1')
})

test('an unknown outcome has all that a person can say of it, and the clusters that could be it', async () => {
  await open({
    state: 'unknown',
    reason: 'many_found',
    candidates: [{ id: 'c1', name: 'wallet', createdAt: '2026-11-23T09:00:05Z' }],
    nextLookAt: null,
  })
  expect(screen.getByText(/Now it is for you to say/)).toBeDefined()
  expect(screen.getByRole('link', { name: 'wallet' }).getAttribute('href')).toBe('/clusters/c1?region=kr-west1')
  for (const name of ['Check now', 'It did not happen…', 'Give up on finding out…'])
    expect(screen.getByRole('button', { name })).toBeDefined()
})

test('one that waits can be taken back; one that is held can be sent as well', async () => {
  server.deed = (detail) => ({ ...detail, state: 'cancelled' as const, reason: null })
  await open({ state: 'queued', reason: 'situation_changed', sentAt: null, endedAt: null, tookMs: null, requestId: null })
  expect(screen.getByRole('button', { name: 'Send it now' })).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Take it back' }))
  await pass(100)
  expect(server.asked).toContain('POST /api/journal/w1/cancel')
  expect(main()).toContain('It was taken back before it was sent.')
})

test('what runs is measured against what this console has learned, and is read again until it ends', async () => {
  await open({ state: 'accepted', sentAt: '2026-11-23T09:50:00.000Z', endedAt: null, tookMs: null })
  expect(screen.getByRole('progressbar').getAttribute('value')).toBe('0.95')
  expect(main()).toContain('10:00 of about 2 min')
  expect(main()).toContain('longer than usual')
  expect(main()).toContain('from 4 runs of this console')
  server.details = [detailOf()]
  await pass(2_000)
  expect(main()).toContain('The cloud has done it.')
})

test('an id that the journal does not have leads back', async () => {
  await openAt('/activity/w9', { path: '/activity/:writeId', Component: EntryPage })
  expect(screen.getByRole('link', { name: 'To the activity' })).toBeDefined()
})

test('a request of another version of this console is shown as it was kept', async () => {
  await open({ target: '/v9/unheard', body: { x: 1 } })
  expect(screen.getByRole('tabpanel').textContent).toContain('POST /v9/unheard')
  expect(screen.queryByRole('tab', { name: 'curl' })).toBeNull()
})
