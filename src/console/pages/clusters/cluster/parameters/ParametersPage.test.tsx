// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { ParameterDTO } from '#contract/postgresql/parameters.ts'
import { parameters as words } from '#console/messages/en/parameters.ts'
import { cloud, id, onePagePerTest, open, orders, pass, press } from '#test/cluster-page.tsx'
import { detailOf } from '#test/journal.ts'
import { ParametersPage } from './ParametersPage.tsx'

// Fetched when first needed; here beforehand, so that no test waits for a chunk.
await Promise.all([import('#console/ui/DialogPopup.tsx'), import('#console/ui/MenuPopup.tsx')])
vi.setConfig({ testTimeout: 20_000 })
onePagePerTest()

const parameter = (name: string, over: Partial<ParameterDTO>): Partial<ParameterDTO> => ({
  id: `id of ${name}`,
  name,
  description: `About ${name}.`,
  data_type: 'integer',
  allows_value: '64-2147483647 kB',
  apply_type: 'dynamic',
  applied_value: '4096',
  default_value: '4096',
  is_modifiable: true,
  software_type: null,
  ...over,
})

let values: Partial<ParameterDTO>[]
beforeEach(() => {
  sessionStorage.clear()
  values = [
    parameter('work_mem', {}),
    parameter('log_destination', {
      data_type: 'list',
      allows_value: 'stderr,csvlog,jsonlog',
      applied_value: 'csvlog',
      default_value: 'stderr',
    }),
    parameter('level', { data_type: 'enum', allows_value: 'low,high', applied_value: 'extreme', default_value: 'low' }),
    parameter('odd', {
      data_type: 'interval',
      allows_value: 'see the manual',
      apply_type: 'sometimes',
      applied_value: 'P1D',
      default_value: 'P1D',
    }),
    parameter('wal_level', { is_modifiable: false, data_type: 'string', allows_value: '', apply_type: 'static' }),
    // What a newer cloud may leave out.
    { id: 'bare', name: 'bare', is_modifiable: true },
  ]
  const rest = fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    url.endsWith(`/clusters/${id}/parameters`) && init.method === 'GET'
      ? Promise.resolve(Response.json({ contents: values, count: values.length, modified_at: '2026-11-01T00:00:00' }))
      : rest(url, init),
  )
})

const show = (search = '') => open(search, { path: 'parameters', Component: ParametersPage, words: { parameters: words } })
const field = (name: string) => screen.getByLabelText(`New value of ${name}`)
const type = async (name: string, value: string) => {
  fireEvent.change(field(name), { target: { value } })
  await pass(0)
}
const row = (name: string) => screen.getByText(name, { selector: 'label' }).closest('tr')!
const tray = () => screen.queryByRole('region', { name: 'Collected edits' })

test('each field is of the kind that the cloud tells; words that nobody knows give a text field and are shown as they came', async () => {
  await show()
  expect(field('work_mem').tagName).toBe('INPUT')
  expect(within(row('work_mem')).getByLabelText('Unit of work_mem')).toBeDefined()
  // The value is none of the options: it is shown all the same.
  expect((field('level') as HTMLSelectElement).value).toBe('extreme')
  expect((field('odd') as HTMLInputElement).value).toBe('P1D')
  expect(within(row('odd')).getByText('sometimes')).toBeDefined()
  expect(within(row('wal_level')).getByText('set by the cloud')).toBeDefined()
  expect(screen.queryByLabelText('New value of wal_level')).toBeNull()
  expect((field('bare') as HTMLInputElement).value).toBe('')
})

test('several of a list are ticked, and stand in the order of the list', async () => {
  await show()
  const summary = screen.getByLabelText('New value of log_destination: csvlog')
  fireEvent.click(summary)
  fireEvent.click(screen.getByLabelText('jsonlog'))
  fireEvent.click(screen.getByLabelText('stderr'))
  await pass(0)
  expect(screen.getByLabelText('New value of log_destination: stderr, csvlog, jsonlog')).toBeDefined()
  expect(tray()?.textContent).toContain('1 edit')
  fireEvent.click(screen.getByLabelText('stderr'))
  fireEvent.click(screen.getByLabelText('jsonlog'))
  await pass(0)
  expect(tray()).toBeNull()
})

test('what is typed and taken back is no edit; a typed unit goes where units are chosen', async () => {
  await show()
  await type('work_mem', '8')
  expect(tray()?.textContent).toContain('1 edit')
  await type('work_mem', '4')
  expect(tray()).toBeNull()
  fireEvent.focus(field('work_mem'))
  await type('work_mem', '512kB')
  fireEvent.blur(field('work_mem'))
  await pass(0)
  expect((field('work_mem') as HTMLInputElement).value).toBe('512')
  expect(screen.getByLabelText<HTMLSelectElement>('Unit of work_mem').value).toBe('kB')
})

test('the write carries what the cloud told as old values, and leaves the tray when the cloud is done', async () => {
  await show()
  await type('work_mem', '8')
  await press('See plan…')
  await press('Set 1 parameter', screen.getByRole('dialog'))
  await pass(100)
  expect(cloud.sent).toEqual([`PUT /api/kr-west1/v1/clusters/${id}/parameters`])
  expect(tray()?.textContent).toContain('1 edit is being set')
  // The strip can be dismissed: the edits find their end without it.
  await press('Dismiss')
  cloud.cluster = { ...orders, service_state: 'EDITING' }
  await pass(2_000)
  expect(tray()).not.toBeNull()
  values = values.map((each) => (each.name === 'work_mem' ? { ...each, applied_value: '8192' } : each))
  cloud.cluster = { ...orders, modified_at: '2026-11-23T10:00:30Z' }
  cloud.request = 'COMPLETED'
  await pass(10_000)
  expect(tray()).toBeNull()
  expect(row('work_mem').textContent).toContain('8 MB')
})

test('a write that fails later keeps its edits; what was applied after all can be set back', async () => {
  await show()
  await type('work_mem', '8')
  await press('See plan…')
  await press('Set 1 parameter', screen.getByRole('dialog'))
  await pass(100)
  cloud.request = 'FAILED'
  cloud.cluster = { ...orders, service_state: 'UNKNOWN' }
  await pass(10_000)
  const failed = screen.getByRole('alert', { name: /Setting 1 parameter failed/ })
  expect(failed.textContent).toContain('not applied')
  expect(failed.textContent).toContain('Then correct the values below')
  expect(tray()?.textContent).toContain('1 edit')

  cloud.cluster = orders
  values = values.map((each) => (each.name === 'work_mem' ? { ...each, applied_value: '8192' } : each))
  await press('Read again')
  await press('Sync state…', failed)
  await press('Sync state of orders', screen.getByRole('dialog'))
  await pass(10_000)
  expect(failed.textContent).toContain('applied after all')
  expect(failed.textContent).not.toContain('Then correct')
  await press('Set back 1 value')
  expect((field('work_mem') as HTMLInputElement).value).toBe('4')
  expect(screen.queryByRole('alert', { name: /failed/ })).toBeNull()
  expect(tray()?.textContent).toContain('1 edit')
})

test('a tray of another time is forgotten where this version cannot read it', async () => {
  sessionStorage.setItem(`console.draft.parameters.demo.kr-west1.${id}`, JSON.stringify({ edits: [1, 2], waiting: 'x' }))
  await show()
  expect(tray()).toBeNull()
  expect(field('work_mem')).toBeDefined()
})

test('an answer without any parameter says what to do', async () => {
  values = []
  await show()
  expect(screen.getByText('The cloud shows no parameters')).toBeDefined()
})

test('values that came to nothing are gathered once more, those that the cluster still has', async () => {
  cloud.detail = detailOf({
    id: 'w1',
    state: 'failed',
    operation: 'setParameterValues',
    method: 'PUT',
    target: `/v1/clusters/${id}/parameters`,
    body: {
      parameters: [
        { id: 'id of work_mem', old_value: '4096', new_value: '8192' },
        { id: 'id of wal_level', old_value: 'replica', new_value: 'logical' },
        { id: 'gone', old_value: '1', new_value: '2' },
      ],
    },
  })
  const router = await show('&again=w1')
  await pass(100)
  expect(tray()?.textContent).toContain('1 edit')
  expect((field('work_mem') as HTMLInputElement).value).toBe('8')
  expect(router.state.location.search).toBe('?region=kr-west1')
})
