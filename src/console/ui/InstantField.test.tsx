// @vitest-environment jsdom
import { useState } from 'react'
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { readTyped, typeInstant, type TypedInstant } from '#console/lib/typed-instant.ts'
import { InstantField } from './InstantField.tsx'
import { renderInWords } from './render-in-words.tsx'

afterEach(cleanup)

const zones = ['Asia/Seoul', 'UTC', 'Europe/Berlin'].map((zone) => ({ value: zone, label: zone }))
const box = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const type = (name: string, text: string) => fireEvent.change(box(name), { target: { value: text } })

/** A form that shows what it reads. */
function Form({ first, error }: { readonly first: TypedInstant; readonly error?: string }) {
  const [value, setValue] = useState(first)
  const reading = readTyped(value)
  return (
    <>
      <InstantField label="Restore to" value={value} onChange={setValue} zones={zones} error={error} />
      <output>{reading.kind === 'instant' ? new Date(reading.instant).toISOString() : reading.kind}</output>
      <button type="button">On</button>
    </>
  )
}
const read = () => screen.getByRole('status').textContent

test('date, time and zone make an instant; another zone shows the same one', () => {
  renderInWords(<Form first={typeInstant(Date.parse('2026-09-16T12:47:00Z'), 'Asia/Seoul')} />)
  expect([box('Date').value, box('Time').value]).toEqual(['2026-09-16', '21:47:00'])
  fireEvent.change(screen.getByRole('combobox', { name: 'Typed in' }), { target: { value: 'UTC' } })
  expect([box('Date').value, box('Time').value]).toEqual(['2026-09-16', '12:47:00'])
  type('Time', '13:05')
  expect(read()).toBe('2026-09-16T13:05:00.000Z')
  type('Date', '2026-09-16 21:47:00+09:00')
  expect(read()).toBe('2026-09-16T12:47:00.000Z')
})

test('half a date is no error until the field is left, and both boxes hear of it', () => {
  renderInWords(<Form first={typeInstant(0, 'UTC')} />)
  type('Date', '2026-09')
  expect(screen.queryByText(/Type a day/)).toBeNull()
  fireEvent.blur(box('Date'), { relatedTarget: box('Time') })
  expect(screen.queryByText(/Type a day/)).toBeNull()
  fireEvent.blur(box('Time'), { relatedTarget: screen.getByRole('button', { name: 'On' }) })
  const wrong = { description: 'Type a day of the calendar, such as 2026-09-16.' }
  expect(screen.getByRole('textbox', { name: 'Date', ...wrong }).getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole('textbox', { name: 'Time', ...wrong })).toBeTruthy()
  type('Date', '2026-09-16')
  expect(box('Date').getAttribute('aria-invalid')).toBeNull()
})

test('a time that comes twice asks which one is meant', () => {
  renderInWords(<Form first={{ date: '2026-10-25', time: '02:30', zone: 'Europe/Berlin' }} />)
  expect(screen.getByText('Clocks in Europe/Berlin are put back on this day: 02:30 comes twice.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Use 02:30:00 +01:00' }))
  expect(read()).toBe('2026-10-25T01:30:00.000Z')
  expect(screen.queryByText(/comes twice/)).toBeNull()
  type('Time', '02:31')
  expect(read()).toBe('twice')
})

test('a time that does not exist offers the one before the change and the one after', () => {
  renderInWords(<Form first={{ date: '2026-03-29', time: '02:30', zone: 'Europe/Berlin' }} />)
  expect(screen.getByText(/on this day it does not exist/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Use 01:30:00 +01:00' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Use 03:30:00 +02:00' }))
  expect(read()).toBe('2026-03-29T01:30:00.000Z')
})

test('an error of the caller stands where the instant can be read', () => {
  renderInWords(<Form first={typeInstant(0, 'UTC')} error="Outside the window." />)
  expect(screen.getByRole('textbox', { name: 'Date', description: 'Outside the window.' })).toBeTruthy()
  type('Time', '25:00')
  expect(screen.queryByText('Outside the window.')).toBeNull()
})
