// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { IntlProvider } from 'use-intl'
import { afterEach, expect, test } from 'vitest'
import { en } from '#console/messages/en/en.ts'
import { plan } from '#console/messages/en/plan.ts'
import { ChangeTable } from './ChangeTable.tsx'
import type { Change } from './plans/plan.ts'

afterEach(cleanup)

function rows(...changes: Change[]): (string | null)[][] {
  render(
    <IntlProvider locale="en" messages={{ ...en, plan }} timeZone="UTC">
      <ChangeTable changes={changes} />
    </IntlProvider>,
  )
  return screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent))
}

test('old and new side by side; what is not there and what is empty are told apart', () => {
  expect(
    rows(
      { label: 'search_path', now: 'public', then: '' },
      { label: 'Backup', now: '120 GB', then: undefined },
      { label: '10.0.0.0/8', now: undefined, then: 'allowed' },
    ),
  ).toEqual([
    ['What', 'Now', 'Then'],
    ['search_path', 'public', '(empty)'],
    ['Backup', '120 GB', 'none'],
    ['10.0.0.0/8', 'none', 'allowed'],
  ])
})

test('what is all new has no column for what was', () => {
  expect(rows({ label: 'Cluster', now: undefined, then: 'orders' })).toEqual([
    ['What', 'Then'],
    ['Cluster', 'orders'],
  ])
})

test('a note stands beside, and where it is narrow below the name', () => {
  expect(rows({ label: 'work_mem', now: '4 MB', then: '16 MB', note: 'at once' })[1]).toEqual([
    'work_memat once',
    '4 MB',
    '16 MB',
    'at once',
  ])
})
