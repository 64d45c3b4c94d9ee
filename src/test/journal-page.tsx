import type { ComponentType } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { IntlProvider } from 'use-intl'
import { afterEach, beforeEach, vi } from 'vitest'
import { isOpen, type JournalDetail } from '#contract/bff/journal.ts'
import type { Failure } from '#contract/errors.ts'
import { createQueryClient } from '#console/api/query.ts'
import { sessionQuery } from '#console/api/session.ts'
import { activity } from '#console/messages/en/activity.ts'
import { cluster } from '#console/messages/en/cluster.ts'
import { en } from '#console/messages/en/en.ts'
import { findings } from '#console/messages/en/findings.ts'
import { fleet } from '#console/messages/en/fleet.ts'
import { journal } from '#console/messages/en/journal.ts'
import { operations } from '#console/messages/en/operations.ts'
import { palette } from '#console/messages/en/palette.ts'
import { plan } from '#console/messages/en/plan.ts'
import { sessions } from '#console/messages/en/sessions.ts'
import { shortcuts } from '#console/messages/en/shortcuts.ts'
import { stories } from '#console/messages/en/stories.ts'
import { prefer } from '#console/lib/preferences.ts'
import { takeToasts } from '#console/ui/toast.ts'

/** What the tests of the journal's pages share: a journal that answers as told, and a page on a clock that stands. */
export const now = Date.parse('2026-11-23T10:00:00Z')

export const session = {
  environment: 'demo',
  regions: ['kr-west1', 'kr-east1'],
  region: 'kr-west1',
  accessKeyHint: 'DEMO…0001',
  displayName: 'Test',
  accountId: '',
  mayNotList: false,
  endpoints: { 'kr-west1': 'http://127.0.0.1:4601/kr-west1' },
  apiVersion: 'postgresql 1.0',
  cloudOffsetMs: 0,
  skewMs: 0,
  endsAt: '2026-11-23T18:00:00Z',
  speed: 1,
}

/** What the server knows and is asked. `deed` says what a person's word makes of a write. */
type Server = {
  details: JournalDetail[]
  deed: (detail: JournalDetail, deed: string) => JournalDetail | Failure
  /** Answers to other paths, by method and path. */
  more: Record<string, unknown>
  fails: Failure | undefined
  asked: string[]
}
const fresh = (): Server => ({ details: [], deed: (detail) => detail, more: {}, fails: undefined, asked: [] })
export const server = fresh()

const fail = (failure: Failure) => Response.json({ failure }, { status: failure.status })

function answer(url: string, method: string): Response {
  server.asked.push(`${method} ${url}`)
  const [path = '', query = ''] = url.split('?')
  const known = server.more[`${method} ${path}`]
  if (known !== undefined) return Response.json(known)
  if (server.fails !== undefined) return fail(server.fails)
  const [, id, deed] = /^\/api\/journal\/([^/]+)(?:\/(.+))?$/.exec(path) ?? []
  if (id === 'tray') return Response.json({ entries: server.details.filter(({ state }) => isOpen(state)) })
  if (id === undefined) return page(new URLSearchParams(query))
  const found = server.details.find((detail) => detail.id === id)
  if (found === undefined) return fail({ kind: 'not_found', status: 404, code: '', title: '', details: [], requestId: '', sent: false })
  if (deed === undefined) return Response.json(found)
  const then = server.deed(found, deed)
  if ('kind' in then) return fail(then)
  server.details = server.details.map((detail) => (detail.id === id ? then : detail))
  return Response.json(then)
}

function page(query: URLSearchParams): Response {
  const q = query.get('q') ?? ''
  const size = Number(query.get('size') ?? '20')
  const index = Number(query.get('page') ?? '0')
  const group = query.get('group') ?? ''
  const found = server.details.filter((detail) => JSON.stringify(detail).includes(q) && (group !== 'done' || detail.state === 'done'))
  return Response.json({ entries: found.slice(index * size, (index + 1) * size), count: found.length, page: index, size })
}

type Route = { readonly path: string; readonly Component: ComponentType }

/** Opens a page of the journal; `at` is its URL without the region. */
export async function openAt(at: string, ...pages: readonly Route[]) {
  const client = createQueryClient()
  client.setQueryData(sessionQuery.queryKey, session)
  const elsewhere = { path: '*', Component: () => <p>elsewhere</p> }
  const router = createMemoryRouter([...pages, elsewhere], { initialEntries: [`${at}${at.includes('?') ? '&' : '?'}region=kr-west1`] })
  render(
    <IntlProvider
      locale="en"
      messages={{ ...en, activity, cluster, findings, fleet, journal, operations, palette, plan, sessions, shortcuts, stories }}
      timeZone="Asia/Seoul"
    >
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </IntlProvider>,
  )
  await pass(0)
  return router
}

/** Lets time pass, with everything that falls due in it. */
export const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

/** A new journal at ten o'clock for each test of the file. */
export function oneJournalPerTest(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now })
    Object.assign(server, fresh())
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => Promise.resolve(answer(url, init.method ?? 'GET')))
    takeToasts()
    prefer('zone', 'Asia/Seoul')
  })
  afterEach(() => {
    cleanup()
    vi.useRealTimers()
  })
}
