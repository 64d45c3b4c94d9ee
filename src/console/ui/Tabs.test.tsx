// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderInWords } from './render-in-words.tsx'
import { Tabs } from './Tabs.tsx'

afterEach(cleanup)

const items = ['Plan', 'Request', 'curl'].map((label) => ({ id: label.toLowerCase(), label, content: `${label} text` }))

test('arrows, Home and End move the focus and open the tab; only the open one is in the tab order', () => {
  renderInWords(<Tabs label="Change" items={items} />)
  const press = (key: string) => fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key })
  screen.getByRole('tab', { name: 'Plan' }).focus()
  for (const [key, label] of [
    ['ArrowRight', 'Request'],
    ['ArrowLeft', 'Plan'],
    ['ArrowLeft', 'curl'],
    ['ArrowRight', 'Plan'],
    ['End', 'curl'],
    ['Home', 'Plan'],
  ] as const) {
    press(key)
    const tab = screen.getByRole('tab', { name: label, selected: true })
    expect(document.activeElement).toBe(tab)
    expect(screen.getByRole('tabpanel', { name: label }).textContent).toBe(`${label} text`)
    expect(screen.getAllByRole('tab').map((each) => each.tabIndex)).toEqual(items.map((item) => (item.label === label ? 0 : -1)))
  }
})

test('a press opens a tab; the owner may hold which one is open', () => {
  const onChange = vi.fn<(id: string) => void>()
  renderInWords(<Tabs label="Change" items={items} value="plan" onChange={onChange} />)
  fireEvent.click(screen.getByRole('tab', { name: 'curl' }))
  expect(onChange).toHaveBeenCalledWith('curl')
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Plan')
})
