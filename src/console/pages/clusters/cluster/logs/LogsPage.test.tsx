// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Result } from '#contract/operation.ts'
import { logs } from '#console/messages/en/logs.ts'
import { bodiesOf } from '#test/envelope.ts'
import { cloud, id, onePagePerTest, open, orders, pass, press, refused } from '#test/cluster-page.tsx'
import { detailOf } from '#test/journal.ts'
import { LogsPage } from './LogsPage.tsx'

// They come when the first one opens; here the clock stands.
await Promise.all([import('#console/ui/DialogPopup.tsx'), import('#console/ui/SidePanelPopup.tsx')])

onePagePerTest()

type Config = Result<'listLogExportConfigs'>['contents'][number]
const tab = { path: 'logs', Component: LogsPage, words: { logs } } as const
const config: Config = {
  bucket_name: 'orders-logs',
  delete_on_export: false,
  is_bucket_deleted: false,
  is_registered: true,
  log_label: 'DB Alert Log',
  log_type: 'alert',
  schedule_day_of_month: null,
  schedule_day_of_week: 'MON',
  schedule_frequency_type: 'WEEK',
  schedule_hour: '3',
}
const bare: Config = { ...config, bucket_name: null, is_registered: false, schedule_day_of_week: null, schedule_frequency_type: null }

let configs: Config[] | number
let bodies: unknown[]
beforeEach(() => {
  configs = [config, { ...bare, log_type: 'audit', log_label: 'DB Audit Log' }, { ...bare, log_type: 'slow', log_label: 'DB Slow Log' }]
  bodies = []
})

async function openTab(search = '') {
  const answers = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    bodies.push(...bodiesOf(init))
    if (!url.includes('/log-export-configs') || init.method !== 'GET') return answers(url, init)
    const failure = { ...refused, kind: 'forbidden', status: 403 }
    return Promise.resolve(
      typeof configs === 'number' ? Response.json({ failure }, { status: configs }) : Response.json({ contents: configs, count: 3 }),
    )
  })
  await open(search, tab)
  await pass(50)
}

const section = (name: string) => screen.getByRole('region', { name })
const panel = (name: string) => screen.getByRole('dialog', { name })
const type = (place: HTMLElement, label: RegExp, value: string) =>
  fireEvent.change(within(place).getByLabelText(label), { target: { value } })

test('a schedule as a sentence with its zone, and the next run in the reader’s', async () => {
  await openTab()
  expect(section('Alert log').textContent).toContain('every Monday at 03:00 Asia/Seoul')
  expect(within(section('Alert log')).getByText('orders-logs')).toBeTruthy()
  expect(section('Slow log').textContent).toContain('Not exported')
  expect(section('Audit log').textContent).toContain('there is nothing to export')
})

test('a deleted bucket is flagged, with what to do; a log nobody knows is shown and left alone', async () => {
  configs = [
    { ...config, is_bucket_deleted: true },
    { ...config, log_type: 'trace', log_label: 'DB Trace Log' },
  ]
  await openTab()
  expect(within(section('Alert log')).getByText('The bucket orders-logs is deleted')).toBeTruthy()
  expect(within(section('DB Trace Log')).queryByRole('button')).toBeNull()
})

test('without the right to list, the audit log is still there', async () => {
  configs = 403
  await openTab()
  expect(screen.getByText('Your key may not do this')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Turn on…' })).toBeTruthy()
})

test('nothing is registered before all is typed; then exactly what the cloud takes, and the keys nowhere else', async () => {
  await openTab()
  await press('Register… DB Slow Log')
  const form = panel('Register export: Slow log')
  await press('See the plan…', form)
  expect(document.activeElement).toBe(within(form).getByLabelText(/^Bucket/))
  for (const sentence of ['Type the name of the bucket.', /access key that belongs/, /secret key that belongs/]) {
    expect(within(form).getByText(sentence)).toBeTruthy()
  }
  type(form, /^Bucket/, 'team-logs')
  type(form, /^Access key/, 'CANARY-ACCESS')
  type(form, /^Secret key/, 'CANARY-SECRET')
  fireEvent.click(within(form).getByRole('radio', { name: 'Monthly' }))
  type(form, /^Day of the month/, '31')
  expect(within(form).getByText('Not every month has day 31; what happens then is not documented.')).toBeTruthy()
  await press('See the plan…', form)
  const plan = panel('Register the export of the slow log of orders')
  for (const name of ['Request', 'curl', 'Terraform', 'Plan']) {
    fireEvent.click(within(plan).getByRole('tab', { name }))
    await pass(20)
    expect(plan.textContent).not.toContain('CANARY')
  }
  await press('Register export', plan)
  await pass(500)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(bodies).toEqual([
    {
      access_key: 'CANARY-ACCESS',
      secret_key: 'CANARY-SECRET',
      bucket_name: 'team-logs',
      log_type: 'slow',
      delete_on_export: false,
      schedule_frequency_type: 'MONTH',
      schedule_hour: '3',
      schedule_day_of_week: null,
      schedule_day_of_month: '31',
    },
  ])
  const typed = [...document.querySelectorAll('input')].map(({ value }) => value)
  expect(JSON.stringify([document.body.textContent, typed, { ...localStorage }, { ...sessionStorage }])).not.toContain('CANARY')
})

test('a change keeps the keys where none are typed, and is nothing to send where nothing differs', async () => {
  await openTab()
  await press('Change… DB Alert Log')
  const form = panel('Change export: Alert log')
  expect(within(form).getByRole('radio', { name: 'Weekly' })).toHaveProperty('checked', true)
  await press('See the plan…', form)
  const plan = panel('Change the export of the alert log of orders')
  const send = within(plan).getByRole('button', { name: 'Change export' })
  expect(send.getAttribute('aria-disabled')).toBe('true')
  await press('Back to editing', plan)
  await pass(500)
  type(form, /^Access key/, 'only-one')
  await press('See the plan…', form)
  expect(within(form).getByText(/secret key that belongs/)).toBeTruthy()
  type(form, /^Access key/, '')
  fireEvent.click(within(form).getByRole('radio', { name: 'By hand' }))
  await press('See the plan…', form)
  await press('Change export', panel('Change the export of the alert log of orders'))
  expect(bodies).toEqual([
    {
      access_key: null,
      secret_key: null,
      delete_on_export: false,
      schedule_frequency_type: null,
      schedule_hour: null,
      schedule_day_of_week: null,
      schedule_day_of_month: null,
    },
  ])
})

test('an export that fails later says so, and what to look at', async () => {
  cloud.request = 'FAILED'
  await openTab('&request=req-1&operation=exportLog&sent=2026-11-23T09:59:00Z')
  expect(screen.getByText('The export failed')).toBeTruthy()
})

test('another operation that fails is not an export', async () => {
  cloud.request = 'FAILED'
  await openTab('&request=req-1&operation=setMaintenance&sent=2026-11-23T09:59:00Z')
  expect(screen.queryByText('The export failed')).toBeNull()
})

test('the audit log: on may be slow, off deletes and asks for the name', async () => {
  cloud.cluster = { ...orders, init_config_option: { ...orders.init_config_option, audit_enabled: true } }
  await openTab()
  await press('Turn off…')
  const plan = panel('Turn the audit log of orders off')
  expect(within(plan).getByText('The audit log files of orders are deleted.')).toBeTruthy()
  expect(within(plan).getByRole('button', { name: 'Turn audit log off' }).getAttribute('aria-disabled')).toBe('true')
})

test('an export that came to nothing is tried again: all is filled in but the keys', async () => {
  cloud.detail = detailOf({
    id: 'w1',
    state: 'not_sent',
    reason: 'secret_gone',
    operation: 'registerLogExportConfig',
    method: 'POST',
    target: `/v1/clusters/${id}/log-export-configs`,
    hasSecret: true,
    body: {
      log_type: 'slow',
      bucket_name: 'slow-bucket',
      access_key: '[redacted]',
      secret_key: '[redacted]',
      delete_on_export: true,
      schedule_frequency_type: 'WEEK',
      schedule_hour: '5',
      schedule_day_of_week: 'TUE',
      schedule_day_of_month: null,
    },
  })
  await openTab('&again=w1')
  await pass(100)
  const form = panel('Register export: Slow log')
  expect(within(form).getByLabelText<HTMLInputElement>('Bucket').value).toBe('slow-bucket')
  expect(within(form).getByLabelText<HTMLInputElement>(/^Access key/).value).toBe('')
  expect(within(form).getByLabelText<HTMLInputElement>(/^Secret key/).value).toBe('')
  expect(within(form).getByRole<HTMLInputElement>('checkbox').checked).toBe(true)
  expect(within(form).getByLabelText<HTMLSelectElement>(/^Day/).value).toBe('TUE')
  expect(form.textContent).not.toContain('[redacted]')
})
