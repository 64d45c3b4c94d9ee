// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { CheckField } from './CheckField.tsx'
import { NumberField } from './NumberField.tsx'
import { PasswordField } from './PasswordField.tsx'
import { renderInWords } from './render-in-words.tsx'
import { SegmentField } from './SegmentField.tsx'
import { SelectField } from './SelectField.tsx'
import { TextAreaField } from './TextAreaField.tsx'
import { TextField } from './TextField.tsx'

afterEach(cleanup)

const words = { label: 'Name', hint: 'Letters alone.' }

test.each([
  ['TextField', <TextField key="" {...words} />, <TextField key="" {...words} error="Too short." />],
  ['PasswordField', <PasswordField key="" {...words} />, <PasswordField key="" {...words} error="Too short." />],
  ['NumberField', <NumberField key="" {...words} />, <NumberField key="" {...words} error="Too short." />],
  ['TextAreaField', <TextAreaField key="" {...words} />, <TextAreaField key="" {...words} error="Too short." />],
  ['SelectField', <SelectField key="" {...words} options={[]} />, <SelectField key="" {...words} options={[]} error="Too short." />],
  ['CheckField', <CheckField key="" {...words} />, <CheckField key="" {...words} error="Too short." />],
])('%s: label, hint and error belong to the control', (_, well, wrong) => {
  const { rerender } = renderInWords(well)
  const control = screen.getByLabelText('Name')
  expect(control.getAttribute('aria-invalid')).toBeNull()
  expect(describedBy(control)).toBe('Letters alone.')
  rerender(wrong)
  expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true')
  expect(describedBy(screen.getByLabelText('Name'))).toBe('Too short. Letters alone.')
})

test('native props, ref and the description of the caller reach the input', () => {
  const onBlur = vi.fn<() => void>()
  let input: HTMLInputElement | null = null
  renderInWords(
    <>
      <p id="more">More to know.</p>
      <TextField
        label="Name"
        name="cluster"
        defaultValue="orders"
        onBlur={onBlur}
        aria-describedby="more"
        ref={(node) => void (input = node)}
      />
    </>,
  )
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name', description: 'More to know.' })
  fireEvent.blur(box)
  expect([input === box, box.name, box.value, onBlur.mock.calls.length]).toEqual([true, 'cluster', 'orders', 1])
})

test('an optional field says so, and a hidden label is still its name', () => {
  renderInWords(<TextField label="Find" optional hideLabel />)
  expect(screen.getByRole('textbox', { name: /^Find\s?optional$/ })).toBeDefined()
})

test('suggestions come with an error and are taken by a press', () => {
  const onUse = vi.fn<() => void>()
  const suggestions = [{ label: '504', onUse }]
  const { rerender } = renderInWords(<NumberField label="Size" suggestions={suggestions} />)
  expect(screen.queryByRole('button')).toBeNull()
  rerender(<NumberField label="Size" suggestions={suggestions} error="Sizes go in steps of 8 GB." />)
  fireEvent.click(screen.getByRole('button', { name: 'Use 504' }))
  expect(onUse).toHaveBeenCalledTimes(1)
})

test('a password is hidden until asked for', () => {
  renderInWords(<PasswordField label="Secret key" defaultValue="s3cret" />)
  const box = screen.getByLabelText<HTMLInputElement>('Secret key')
  expect(box.type).toBe('password')
  fireEvent.click(screen.getByRole('button', { name: 'Show password' }))
  expect([box.type, box.value]).toEqual(['text', 's3cret'])
  fireEvent.click(screen.getByRole('button', { name: 'Hide password' }))
  expect(box.type).toBe('password')
})

test('segments are radio buttons; one that cannot be chosen says why', () => {
  const onChange = vi.fn<(value: 'SSD' | 'HDD') => void>()
  renderInWords(
    <SegmentField
      label="Volume type"
      value="SSD"
      onChange={onChange}
      error="Choose one."
      options={[
        { value: 'SSD', label: 'SSD' },
        { value: 'HDD', label: 'HDD', disabledReason: 'Not in this region.' },
      ]}
    />,
  )
  const group = screen.getByRole('radiogroup', { name: 'Volume type', description: 'Choose one.' })
  expect(group.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'SSD' }).checked).toBe(true)
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'HDD' }).disabled).toBe(true)
  expect(group.textContent).toContain('HDD: Not in this region.')
})

function describedBy(control: HTMLElement): string {
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ')
}
