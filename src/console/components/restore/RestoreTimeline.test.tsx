// @vitest-environment jsdom
import { useState } from 'react'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { IntlProvider } from 'use-intl'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { drawTimeline, type TimelineFacts } from '#console/lib/timeline.ts'
import { en } from '#console/messages/en/en.ts'
import { restore } from '#console/messages/en/restore.ts'
import { RestoreTimeline } from './RestoreTimeline.tsx'

afterEach(cleanup)
beforeAll(() => {
  // jsdom lays nothing out and captures no pointer.
  HTMLElement.prototype.setPointerCapture = () => undefined
  HTMLElement.prototype.getBoundingClientRect = () => ({ left: 0, width: 1_000, top: 0, height: 84 }) as DOMRect
})

const at = (text: string) => Date.parse(`2026-09-${text}Z`)

const facts: TimelineFacts = {
  histories: [17, 16, 15].map((day) => ({
    backup_history_number: `b${day}`,
    backup_start_at: `2026-09-${day}T02:00:00`,
    backup_end_at: `2026-09-${day}T02:24:00`,
    backup_size_gb: 60,
    backup_state: day === 16 ? 'FAILED' : 'COMPLETED',
    software_version: '16.10',
  })),
  archive: { archive_enabled: true },
  frequency: '10',
  retention: '7',
  now: at('17T12:00:00'),
}

function Picker({ known = facts, first }: { readonly known?: TimelineFacts; readonly first: number | undefined }) {
  const [picked, setPicked] = useState(first)
  return (
    <IntlProvider locale="en" messages={{ ...en, restore }} timeZone="UTC">
      <RestoreTimeline timeline={drawTimeline(known)} zone="Asia/Seoul" at={picked} onPick={setPicked} />
      <output>{picked === undefined ? 'none' : new Date(picked).toISOString()}</output>
    </IntlProvider>
  )
}
const picked = () => screen.getByRole('status').textContent
const handle = () => screen.getByRole('slider', { name: 'Instant to restore to' })

test('it is said in words', () => {
  render(<Picker first={at('16T12:00:00')} />)
  const words = screen.getByRole('img', { name: /^3 backups from 2026-09-15 11:00 to 2026-09-17 11:00, Asia\/Seoul/ })
  expect(words.getAttribute('aria-label')).toContain(
    '1 of them failed. Any instant from 2026-09-15 11:00 to 2026-09-17 20:50 can be restored.',
  )
  expect(handle().getAttribute('aria-valuetext')).toBe('2026-09-16 21:00:00 +09:00 Asia/Seoul')
  expect([handle().getAttribute('aria-valuemin'), handle().getAttribute('aria-valuemax')]).toEqual(['0', '3470'])
  expect(handle().getAttribute('aria-valuenow')).toBe('2040')
})

test('keys move the handle, and stop at the window’s edges', () => {
  render(<Picker first={at('16T12:00:00')} />)
  const press = (key: string, shiftKey = false) => fireEvent.keyDown(handle(), { key, shiftKey })
  press('ArrowRight')
  expect(picked()).toBe('2026-09-16T12:01:00.000Z')
  press('ArrowLeft', true)
  expect(picked()).toBe('2026-09-16T11:01:00.000Z')
  press('PageUp')
  expect(picked()).toBe('2026-09-17T11:01:00.000Z')
  press('PageUp')
  expect(picked()).toBe('2026-09-17T11:50:00.000Z')
  press('Home')
  expect(picked()).toBe('2026-09-15T02:00:00.000Z')
  expect(press('Tab')).toBe(true)
})

test('a pointer picks on the close-up, and what it is dragged over stays where it is', () => {
  render(<Picker first={at('16T12:00:00')} />)
  const drawing = screen.getByRole('img', { name: /^The day around/ })
  const label = drawing.getAttribute('aria-label')
  fireEvent.pointerDown(drawing, { button: 0, isPrimary: true, clientX: 500 })
  const first = picked()
  fireEvent.pointerMove(drawing, { clientX: 5 })
  expect(picked()).not.toBe(first)
  expect(drawing.getAttribute('aria-label')).toBe(label)
  fireEvent.pointerUp(drawing, { clientX: 5 })
  expect(drawing.getAttribute('aria-label')).not.toBe(label)
  const last = picked()
  fireEvent.pointerMove(drawing, { clientX: 900 })
  expect(picked()).toBe(last)
})

test('a pointer beyond the window picks its edge', () => {
  render(<Picker first={at('16T12:00:00')} />)
  fireEvent.pointerDown(screen.getByRole('img', { name: /^3 backups/ }), { button: 0, isPrimary: true, clientX: 1_000 })
  expect(picked()).toBe('2026-09-17T11:50:00.000Z')
})

test('new data moves nothing that was picked', () => {
  const { rerender } = render(<Picker first={at('16T12:00:00')} />)
  const label = screen.getByRole('img', { name: /^The day around/ }).getAttribute('aria-label')
  rerender(<Picker first={at('16T12:00:00')} known={{ ...facts, now: at('18T12:00:00') }} />)
  expect(picked()).toBe('2026-09-16T12:00:00.000Z')
  expect(screen.getByRole('img', { name: /^The day around/ }).getAttribute('aria-label')).toBe(label)
})

test('without an archive there is nothing to pick, and the legend says why', () => {
  render(<Picker first={undefined} known={{ ...facts, archive: { archive_enabled: false } }} />)
  expect(screen.queryByRole('slider')).toBeNull()
  expect(screen.getByText('no archive, only the backups themselves can be restored')).toBeTruthy()
})
