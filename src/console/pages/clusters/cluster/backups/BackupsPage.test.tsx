// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { prefer } from '#console/lib/preferences.ts'
import { backups } from '#console/messages/en/backups.ts'
import { instant } from '#console/messages/en/instant.ts'
import { restore } from '#console/messages/en/restore.ts'
import { bodiesOf } from '#test/envelope.ts'
import { cloud, id, onePagePerTest, open, orders, pass, press, start } from '#test/cluster-page.tsx'
import { BackupsPage } from './BackupsPage.tsx'
import { changeHistorySearch, readHistorySearch } from './history-search.ts'

// The dialog's own chunk: a clock that stands would never bring it.
await import('#console/ui/DialogPopup.tsx')

const policy = { retention_period_day: '14', starting_time_hour: '2', archive_frequency_minute: '10' }
const withPolicy = { ...orders, init_config_option: { ...orders.init_config_option, backup_option: policy } }
const day = 86_400_000

/** Backups of the last days, newest first: each at 02:00 in Seoul. */
const history = (ago: number, over: object = {}) => {
  const at = Date.parse('2026-11-22T17:00:00Z') - ago * day
  return {
    backup_history_number: `b${ago}`,
    backup_start_at: new Date(at).toISOString(),
    backup_end_at: new Date(at + 24 * 60_000).toISOString(),
    backup_size_gb: 60 - ago / 10,
    backup_state: 'COMPLETED',
    software_version: '16.10',
    ...over,
  }
}

let list: ReturnType<typeof history>[]
let archive: object
let bodies: unknown[]

onePagePerTest()
beforeEach(() => {
  list = Array.from({ length: 14 }, (_, ago) => history(ago))
  archive = { archive_enabled: true, retention_period_day: 3 }
  bodies = []
  prefer('zone', 'Asia/Seoul')
  cloud.cluster = withPolicy
  const others = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    bodies.push(...bodiesOf(init))
    const { pathname, searchParams } = new URL(url, 'http://console.invalid')
    if (init.method === 'GET' && pathname.endsWith('/backup-histories')) {
      const [limit, page] = [Number(searchParams.get('limit')), Number(searchParams.get('page'))]
      return Promise.resolve(Response.json({ contents: list.slice(page * limit, (page + 1) * limit), total_count: list.length }))
    }
    if (init.method === 'GET' && pathname.endsWith('/archive')) return Promise.resolve(Response.json(archive))
    return others(url, init)
  })
})

const openTab = async (search = '') => {
  const router = await open(search, { path: 'backups', Component: BackupsPage, words: { backups, instant, restore } })
  await pass(50)
  return router
}
const rows = () =>
  within(screen.getByRole('table', { name: 'Backup histories' }))
    .getAllByRole('row')
    .slice(1)
const panel = (name: string) => screen.getByRole('region', { name })

describe('what is shown', () => {
  test('the policy with its zone and next backup, the archive, the window', async () => {
    await openTab()
    expect(panel('Backup policy').textContent).toContain('02:00 Asia/Seoul')
    expect(panel('Backup policy').textContent).toContain('The latest backups started at that hour of this zone.')
    expect(within(panel('Backup policy')).getByText(/^in 7 hr/)).toBeTruthy()
    expect(panel('Archive').textContent).toContain('3 days')
    expect(screen.getByRole('img', { name: /^14 backups from/ })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Restore to a new cluster…' }).getAttribute('href')).toBe(
      `/clusters/${id}/restore?region=kr-west1&at=${encodeURIComponent(new Date(start - 10 * 60_000).toISOString())}`,
    )
  })

  test('states in words, unknown ones as they come; sizes, durations, and when each leaves', async () => {
    list[1] = history(1, { backup_state: 'FAILED', backup_size_gb: 0, backup_state_detail: 'No space left.' })
    list[2] = history(2, { backup_state: 'VERIFYING' })
    await openTab()
    const texts = rows().map((row) => row.textContent ?? '')
    expect(texts[0]).toMatch(/2026-11-23 02:00.*Finished60\.0 GB.*24 min16\.102026-12-07Restore…/)
    expect(texts[1]).toMatch(/Failed–No space left\..*2026-12-06$/)
    expect(texts[2]).toContain('VERIFYING')
    expect(panel('Backup histories').textContent).toContain('12 good, 1 failed')
    expect(screen.getByRole('img', { name: /60\.0 GB now, 58\.7 GB on 2026-11-10\..*1 failed/ })).toBeTruthy()
  })

  test('a page at a time, as the URL says', async () => {
    const router = await openTab('&page=2')
    expect(rows()).toHaveLength(4)
    await press('Previous')
    expect(rows()).toHaveLength(10)
    expect(router.state.location.search).not.toContain('page')
  })

  test('hundreds of backups: all are read for the drawing, ten are rows', async () => {
    list = Array.from({ length: 840 }, (_, hours) => history(hours / 24, { backup_history_number: `h${hours}` }))
    await openTab()
    await pass(50)
    expect(screen.getByRole('img', { name: /^840 backups from/ })).toBeTruthy()
    expect(rows()).toHaveLength(10)
    expect(panel('Backup histories').textContent).toContain('840 good')
  })

  test('without policy and backups it says what to do', async () => {
    list = []
    cloud.cluster = orders
    await openTab()
    expect(screen.getByRole('heading', { name: 'Backups are off' })).toBeTruthy()
    fireEvent.click(screen.getAllByRole('button', { name: 'Set backups…' })[0]!)
    expect(screen.getByRole('form', { name: 'Backup policy' })).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Start' }))
  })
})

describe('what is sent', () => {
  test('the policy as three strings, after its plan', async () => {
    await openTab()
    await press('Change policy…')
    fireEvent.change(screen.getByRole('textbox', { name: 'Keep backups' }), { target: { value: ' 021' } })
    fireEvent.change(screen.getByRole('textbox', { name: 'Keep backups' }), { target: { value: '21' } })
    await press('See plan…')
    await press('Set backup', screen.getByRole('dialog', { name: 'Set the backup of orders' }))
    expect(bodies).toEqual([{ ...policy, retention_period_day: '21' }])
    expect(screen.queryByRole('form')).toBeNull()
  })

  test('an hour that the cloud writes with two digits is the one that the form shows and sends', async () => {
    cloud.cluster = {
      ...orders,
      init_config_option: { ...orders.init_config_option, backup_option: { ...policy, starting_time_hour: '02' } },
    }
    await openTab()
    await press('Change policy…')
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Start' }).selectedOptions[0]?.textContent).toBe('02:00')
    fireEvent.change(screen.getByRole('textbox', { name: 'Keep backups' }), { target: { value: '21' } })
    await press('See plan…')
    await press('Set backup', screen.getByRole('dialog', { name: 'Set the backup of orders' }))
    expect(bodies).toEqual([{ ...policy, retention_period_day: '21' }])
  })

  test('an archive that is off, without a retention', async () => {
    await openTab()
    await press('Archive settings…')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Archive the write-ahead log' }))
    await press('See plan…')
    await press('Set archive', screen.getByRole('dialog', { name: 'Set the archive of orders' }))
    expect(bodies).toEqual([{ archive_enabled: false, retention_period_day: null }])
  })

  test('the backups that were ticked, whatever was read meanwhile; what is gone is not among them', async () => {
    await openTab()
    for (const index of [0, 3]) fireEvent.click(within(rows()[index]!).getByRole('checkbox'))
    await press('Next')
    fireEvent.click(within(rows()[3]!).getByRole('checkbox'))
    expect(panel('Selected backups').textContent).toContain('3 backups selected')
    list = list.slice(0, 13)
    await press('Read again')
    await pass(100)
    expect(panel('Selected backups').textContent).toContain('2 backups selected')
    await press('Remove 2 backups…')
    const plan = screen.getByRole('dialog', { name: 'Remove 2 backups of orders' })
    fireEvent.change(within(plan).getByRole('textbox'), { target: { value: 'orders' } })
    await press('Remove 2 backups', plan)
    expect(bodies).toEqual([{ backup_history_number: ['b0', 'b3'] }])
    expect(screen.queryByRole('region', { name: 'Selected backups' })).toBeNull()
  })

  test('a 401 of the platform offers one more try, the second one does not', async () => {
    cloud.refuses = {
      kind: 'cloud',
      status: 401,
      code: 'Dbaas.Unauthorized.AuthNFailed',
      title: '',
      details: [],
      requestId: 'req-401',
      sent: true,
    }
    await openTab()
    fireEvent.click(within(rows()[0]!).getByRole('checkbox'))
    await press('Remove 1 backup…')
    const plan = screen.getByRole('dialog', { name: 'Remove 1 backup of orders' })
    fireEvent.change(within(plan).getByRole('textbox'), { target: { value: 'orders' } })
    await press('Remove 1 backup', plan)
    expect(within(plan).getByRole('alert').textContent).toContain('although the request is signed well')
    await press('Try again', plan)
    expect(within(plan).queryByRole('button', { name: 'Try again' })).toBeNull()
    expect(within(plan).getByText(/It has answered so more than once/)).toBeTruthy()
    expect(cloud.sent).toHaveLength(2)
  })
})

test('a picked instant stays when a new backup is there', async () => {
  await openTab()
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'PageDown' })
  const picked = screen.getByRole('slider').getAttribute('aria-valuetext')
  await pass(600_000)
  list = [history(-1), ...list]
  await press('Read again')
  await pass(100)
  expect(screen.getByRole('img', { name: /^15 backups from/ })).toBeTruthy()
  expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toBe(picked)
})

test('a URL names a page and a size, or the first one; what else it holds stays', () => {
  const read = (text: string) => readHistorySearch(new URLSearchParams(text))
  expect(read('page=3&size=50')).toEqual({ page: 3, size: 50 })
  for (const text of ['', 'page=0&size=7', 'page=x', 'page=1.5']) expect(read(text)).toEqual({ page: 1, size: 10 })
  const changed = (text: string, change: object) => changeHistorySearch(new URLSearchParams(text), change).toString()
  expect(changed('region=r&page=3&request=q', { size: 50 })).toBe('region=r&request=q&size=50')
  expect(changed('region=r&size=50', { page: 2 })).toBe('region=r&size=50&page=2')
  expect(changed('page=2', { page: 1 })).toBe('')
})
