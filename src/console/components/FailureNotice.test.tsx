// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { cloudCodes, type Failure } from '#contract/errors.ts'
import { renderInWords } from '#console/ui/render-in-words.tsx'
import { FailureNotice } from './FailureNotice.tsx'

afterEach(cleanup)

const refused: Failure = { kind: 'cloud', status: 400, code: 'Odd', title: '', details: [], requestId: 'req-1', sent: true }

test('a code that has a sentence of its own is not followed by advice that contradicts it', () => {
  renderInWords(<FailureNotice failure={{ ...refused, code: cloudCodes.inProgress }} write />)
  expect(screen.getByRole('alert').textContent).toContain('wait until it ends.')
  expect(screen.getByRole('alert').textContent).not.toContain('try again')
  cleanup()
  renderInWords(<FailureNotice failure={refused} write />)
  expect(screen.getByRole('alert').textContent).toContain('Correct the values it objects to, then try again.')
})

test('what failed, whether anything was changed, and the request id for support', () => {
  renderInWords(<FailureNotice failure={refused} write />)
  const words = screen.getByRole('alert', { name: /^Error:\s*The cloud refused$/ }).textContent
  expect(words).toContain('Nothing was changed.')
  expect(words).toContain('req-1')
  expect(screen.getByRole('button', { name: 'Copy Request id' })).toBeDefined()
})

test('a refresh that failed is a warning: what was read before still stands', () => {
  renderInWords(<FailureNotice failure={refused} stale />)
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByRole('group', { name: /This is what was read last; refreshing fails: The cloud refused/ })).toBeDefined()
})
