// @vitest-environment jsdom
import { useState } from 'react'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { IntlProvider } from 'use-intl'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prefer } from '#console/lib/preferences.ts'
import { readTyped, typeInstant } from '#console/lib/typed-instant.ts'
import { en } from '#console/messages/en/en.ts'
import { instant } from '#console/messages/en/instant.ts'
import { restore } from '#console/messages/en/restore.ts'
import { InstantPicker } from './InstantPicker.tsx'

beforeEach(() => prefer('zone', 'America/New_York'))
afterEach(() => {
  cleanup()
  prefer('zone', 'local')
})

const facts = {
  histories: ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02'].map((date) => ({
    backup_history_number: date,
    backup_start_at: `${date}T02:00:00`,
    backup_end_at: `${date}T02:24:00`,
    backup_size_gb: 62.84,
    backup_state: 'COMPLETED',
    software_version: '16.10',
  })),
  archive: { archive_enabled: true },
  frequency: '10',
  retention: '7',
  now: Date.parse('2026-11-02T12:00:00Z'),
}

function Picker({ first, days, archive = true }: { readonly first: string; readonly days?: number; readonly archive?: boolean }) {
  const [typed, setTyped] = useState(() => typeInstant(Date.parse(first), 'Asia/Seoul'))
  const reading = readTyped(typed)
  return (
    <IntlProvider locale="en" messages={{ ...en, instant, restore }} timeZone="UTC">
      <InstantPicker
        facts={{ ...facts, archive: { archive_enabled: archive } }}
        archiveDays={days}
        cluster={{ name: 'orders', timezone: 'Asia/Seoul' }}
        value={typed}
        onChange={setTyped}
      />
      <output>{reading.kind === 'instant' ? new Date(reading.instant).toISOString() : reading.kind}</output>
    </IntlProvider>
  )
}
const read = () => screen.getByRole('status').textContent
const type = (name: string, text: string) => fireEvent.change(screen.getByRole('textbox', { name }), { target: { value: text } })

test('it says what it is made from, and the instant in each zone', () => {
  render(<Picker first="2026-11-01T21:47:00Z" />)
  expect(screen.getByText(/^From the backup of 2026-11-01 11:00 \(62.8 GB\) and 19 hr 47 min of archive\./).textContent).toContain(
    'orders is not touched. Latest possible: 2026-11-02 20:50, 10 min ago.',
  )
  const readings = screen.getAllByRole('definition').map((each) => each.textContent)
  expect(readings).toEqual(['2026-11-02 06:47:00 +09:00', '2026-11-01 21:47:00 Z', '2026-11-01 16:47:00 -05:00'])
})

test('outside the window it names the nearest instant, and takes it', () => {
  render(<Picker first="2026-11-01T21:47:00Z" />)
  type('Date', '2026-11-20')
  expect(screen.getByRole('textbox', { name: 'Date', description: 'This is not archived yet.' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Use 2026-11-02 20:50:00 +09:00' }))
  expect(read()).toBe('2026-11-02T11:50:00.000Z')
  expect(screen.queryByText('This is not archived yet.')).toBeNull()
})

test('across a change of the person’s own clocks the handle moves by real minutes, and what comes twice is asked', () => {
  render(<Picker first="2026-11-01T05:59:00Z" />)
  fireEvent.change(screen.getByRole('combobox', { name: 'Typed in' }), { target: { value: 'America/New_York' } })
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Time' }).value).toBe('01:59:00')
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'ArrowRight' })
  expect(read()).toBe('2026-11-01T06:00:00.000Z')
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Time' }).value).toBe('01:00:00')
  type('Time', '01:30')
  expect(read()).toBe('twice')
  fireEvent.click(screen.getByRole('button', { name: 'Use 01:30:00 -05:00' }))
  expect(read()).toBe('2026-11-01T06:30:00.000Z')
})

test('an instant older than the archive is kept warns, and blocks nothing', () => {
  render(<Picker first="2026-10-30T05:00:00Z" days={3} />)
  expect(screen.getByText(/The archive keeps logs for 3 days/)).toBeTruthy()
  expect(screen.getByRole('textbox', { name: 'Date' }).getAttribute('aria-invalid')).toBeNull()
})

test('without an archive it says that only backups are left', () => {
  render(<Picker first="2026-11-01T21:47:00Z" archive={false} />)
  expect(screen.getByText('The archive is off: no point in time can be restored, only a backup.')).toBeTruthy()
  expect(screen.queryByRole('textbox')).toBeNull()
})
