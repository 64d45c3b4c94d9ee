// @vitest-environment jsdom
import { useState } from 'react'
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { renderInWords } from './render-in-words.tsx'
import { SliderField } from './SliderField.tsx'

afterEach(cleanup)

const said: number[] = []

function Size({ start }: { readonly start: number }) {
  const [size, setSize] = useState(start)
  said.push(size)
  return <SliderField label="DATA" min={16} max={5120} step={8} unit="GB" value={size} onChange={setSize} />
}

const slider = () => screen.getByRole<HTMLInputElement>('slider', { name: 'DATA' })
const box = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'DATA' })

test('slider and number follow each other', () => {
  renderInWords(<Size start={104} />)
  fireEvent.change(slider(), { target: { value: '512' } })
  expect([box().value, slider().getAttribute('aria-valuetext')]).toEqual(['512', '512 GB'])
  fireEvent.change(box(), { target: { value: '1024' } })
  expect([slider().value, slider().getAttribute('aria-valuetext')]).toEqual(['1024', '1,024 GB'])
})

test('a number off the step, out of range or with separators is passed on as typed', () => {
  renderInWords(<Size start={104} />)
  for (const [typed, value] of [
    ['508', 508],
    ['9,000', 9000],
    ['-8', -8],
  ] as const) {
    fireEvent.change(box(), { target: { value: typed } })
    expect([box().value, said.at(-1)]).toEqual([typed, value])
  }
})

test('what is no number is not a number, and stays as typed', () => {
  renderInWords(<Size start={104} />)
  fireEvent.change(box(), { target: { value: '12x' } })
  expect([box().value, said.at(-1)]).toEqual(['12x', Number.NaN])
  fireEvent.change(box(), { target: { value: '' } })
  expect([box().value, said.at(-1)]).toEqual(['', Number.NaN])
  fireEvent.change(slider(), { target: { value: '24' } })
  expect(box().value).toBe('24')
})
