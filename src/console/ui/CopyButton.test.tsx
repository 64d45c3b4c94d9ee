// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { CodeBlock } from './CodeBlock.tsx'
import { CopyButton } from './CopyButton.tsx'
import { renderInWords } from './render-in-words.tsx'
import { Toaster } from './Toaster.tsx'

afterEach(cleanup)

function clipboard(writeText: (text: string) => Promise<void>) {
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
}

test('copies the whole text and says so', async () => {
  const copied: string[] = []
  clipboard((text) => Promise.resolve(void copied.push(text)))
  renderInWords(
    <>
      <CopyButton text="req-1" label="request id" />
      <Toaster />
    </>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Copy request id' }))
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Copied: request id'))
  expect(copied).toEqual(['req-1'])
})

test('says at once when the browser refuses', async () => {
  clipboard(() => Promise.reject(new Error('denied')))
  renderInWords(
    <>
      <CodeBlock code={'curl \\\n  --json @-'} label="curl script" />
      <Toaster />
    </>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Copy curl script' }))
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('did not let us copy: curl script'))
})
