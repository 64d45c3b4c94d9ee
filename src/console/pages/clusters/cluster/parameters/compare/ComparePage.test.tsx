// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { parameters } from '#console/messages/en/parameters.ts'
import { onePagePerTest, open, pass } from '#test/cluster-page.tsx'
import { ComparePage } from './ComparePage.tsx'

onePagePerTest()

test('a version without a parameter group is said, and not read for ever', async () => {
  const rest = fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const { pathname } = new URL(url, 'http://console.invalid')
    if (pathname.endsWith('/parameter-groups')) return Promise.resolve(Response.json({ contents: [], count: 0 }))
    if (pathname.endsWith('/parameters'))
      return Promise.resolve(Response.json({ contents: [], count: 0, modified_at: '2026-11-01T00:00:00' }))
    return rest(url, init)
  })
  await open('', { path: 'parameters', Component: ComparePage, words: { parameters } })
  await pass(100)
  expect(screen.getByText('The cloud shows no parameter group of this version.')).toBeDefined()
  expect(screen.queryByText('Reading')).toBeNull()
})
