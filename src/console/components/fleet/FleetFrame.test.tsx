// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { IntlProvider } from 'use-intl'
import { afterEach, expect, test, vi } from 'vitest'
import type { Failure } from '#contract/errors.ts'
import type { Fleet } from '#console/api/fleet.ts'
import type { FleetRow } from '#console/api/fleet-walk.ts'
import { en } from '#console/messages/en/en.ts'
import { fleet as words } from '#console/messages/en/fleet.ts'
import { orders } from '#test/cluster-page.tsx'
import { fleetItems, wantedItems } from './fleet-item.ts'
import { FleetFrame } from './FleetFrame.tsx'
import { useFleetSearch } from './use-fleet-search.ts'

afterEach(cleanup)

const forbidden: Failure = {
  kind: 'forbidden',
  status: 403,
  code: '',
  title: '',
  details: [],
  requestId: 'req-9',
  sent: true,
  operation: 'showCluster',
}
const rowOf = (name: string, data: string | undefined, failure?: Failure): FleetRow<string> => ({
  cluster: { ...orders, id: name, name, database_name: 'd' },
  data,
  failure,
  readAt: data === undefined ? 0 : Date.now(),
})

const retry = vi.fn<() => void>()
const nothing = () => undefined
const still = { pause: nothing, resume: nothing, again: nothing, retry }

/** A page across the region as it stands at one moment of its reading. */
function show(state: Partial<Fleet<string>>, search = '') {
  const rows = state.rows ?? []
  const known: Fleet<string> = {
    ...still,
    phase: 'done',
    done: rows.length,
    count: rows.length,
    failed: 0,
    listFailure: undefined,
    ...state,
    rows,
  }
  function Page() {
    const { search: asked, wanted, change } = useFleetSearch('name', 'show')
    const items = fleetItems(known.rows, (item) => [{ item }])
    return (
      <FleetFrame
        words="backups"
        tab="backups"
        fleet={known}
        search={asked}
        onChange={change}
        rows={items}
        shown={wantedItems(items, { name: wanted.name, fits: (item) => wanted.show === '' || item === wanted.show })}
        summary="so many"
        kinds={[{ value: 'odd', label: 'Odd' }]}
        columns={[{ id: 'value', header: 'Value', cell: (item) => item }]}
      />
    )
  }
  const router = createMemoryRouter([{ path: '/backups', Component: Page }], { initialEntries: [`/backups?region=kr-west1${search}`] })
  render(
    <IntlProvider locale="en" messages={{ ...en, fleet: words }} timeZone="Asia/Seoul">
      <RouterProvider router={router} />
    </IntlProvider>,
  )
}
const cells = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent)

test('a region without clusters is told apart from one that nobody has read, and from filters that nothing fits', () => {
  show({})
  expect(cells()).toEqual(['There is no cluster in kr-west1.'])
  cleanup()
  show({ phase: 'reading' }, '&show=odd')
  expect(cells()).toEqual(['Nothing has been read yet.'])
  cleanup()
  show({ rows: [rowOf('a', 'plain')] }, '&show=odd')
  expect(cells()).toEqual(['Nothing matches these filters.'])
})

test('places are kept for the rows to come, so that nothing below moves; not where it is open how many will come', () => {
  show({ phase: 'reading', rows: [rowOf('a', 'value')], count: 4 })
  expect(cells()).toEqual(['avalue', '', '', ''])
  expect(screen.getByRole('table').getAttribute('aria-busy')).toBe('true')
  cleanup()
  show({ phase: 'reading', rows: [rowOf('a', 'value')], count: 4 }, '&name=a')
  expect(cells()).toEqual(['avalue'])
  cleanup()
  show({ rows: [rowOf('a', 'value')], count: 1 })
  expect(screen.getByRole('table').getAttribute('aria-busy')).toBeNull()
})

test('why a cluster could not be read has the room of all columns', () => {
  show({ rows: [rowOf('a', undefined, forbidden)], failed: 1 })
  expect(within(screen.getByRole('table')).getAllByRole('cell')).toHaveLength(2)
})

test('who may not read is told the action that is missing, whichever call it was', () => {
  show({ rows: [rowOf('a', undefined, forbidden)], failed: 1 })
  expect(cells()[0]).toContain('postgresql:ShowCluster')
  expect(cells()[0]).toContain('req-9')
})

test('what is of an earlier reading says so, and those that failed can be read again', () => {
  show({ rows: [rowOf('a', 'value', forbidden), rowOf('b', 'value')], failed: 1 })
  expect(cells()).toEqual([expect.stringMatching(/^aOf an earlier reading; the latest one failed: .*value$/), 'bvalue'])
  fireEvent.click(screen.getByRole('button', { name: 'Read these again' }))
  expect(retry).toHaveBeenCalledOnce()
})

test('a page beyond the last shows the last one, once all are read', () => {
  const rows = Array.from({ length: 60 }, (_, index) => rowOf(`c${index}`, 'value'))
  show({ rows }, '&page=9')
  expect(cells()).toHaveLength(10)
  expect(screen.getByText('51–60 of 60')).toBeDefined()
  cleanup()
  show({ rows, phase: 'reading' }, '&page=9')
  expect(cells()).toEqual(['Nothing has been read yet.'])
})
