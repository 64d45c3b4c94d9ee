// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { cloud, onePagePerTest, open, pass, press } from '#test/cluster-page.tsx'
import { entryOf } from '#test/journal.ts'

vi.setConfig({ testTimeout: 20_000 })
onePagePerTest()

const started = { endedAt: null, tookMs: null, sentAt: '2026-11-23T09:59:00.000Z' }

test('the page says what waits its turn, what nobody knows and what others have started, each with what can be done', async () => {
  cloud.journal = [
    entryOf({ ...started, id: 'u1', state: 'unknown', reason: 'not_found', operation: 'setAuditLog', requestId: null }),
    entryOf({ ...started, id: 'a1', state: 'accepted', operation: 'setServerType', requestId: 'req-8' }),
    entryOf({ ...started, id: 'q1', state: 'queued', operation: 'setParameterValues', requestId: null, sentAt: null, ahead: 0 }),
    entryOf({ ...started, id: 'q2', state: 'queued', reason: 'ahead_failed', operation: 'restartCluster', requestId: null, sentAt: null }),
    entryOf({ ...started, id: 'x1', state: 'accepted', cluster: { id: 'another', name: 'events' } }),
    entryOf({ id: 'd1' }),
  ]
  await open()
  await pass(100)
  expect(screen.getByRole('group', { name: /^Set audit log, orders: we do not know/ })).toBeDefined()
  const running = screen.getByRole('region', { name: 'Change server type' })
  expect(running.textContent).toContain('1:00 of about 2 min')
  const waiting = screen.getByRole('region', { name: 'Set parameters' })
  expect(waiting.textContent).toContain('It is sent when what runs on orders has ended.')
  expect(waiting.textContent).toContain('next in line')
  expect(within(waiting).queryByRole('button', { name: 'Send it now' })).toBeNull()
  const held = screen.getByRole('region', { name: 'Restart cluster' })
  expect(held.textContent).toContain('What it waited for did not end well')
  expect(
    within(held)
      .getAllByRole('button')
      .map((button) => button.textContent),
  ).toEqual(['Send it now', 'Take it back'])
  expect(screen.queryByText('events')).toBeNull()
  await press('Take it back', waiting)
  expect(cloud.sent).toEqual(['POST /api/journal/q1/cancel'])
})

test('what the page follows itself stands there once, measured by what this console has learned, with the way to more', async () => {
  cloud.cluster = { ...cloud.cluster, service_state: 'STOPPING' }
  cloud.journal = [
    entryOf({ ...started, id: 'a1', state: 'accepted', requestId: 'req-1', typical: { medianMs: 30_000, slowMs: 50_000, learned: 9 } }),
  ]
  await open('&request=req-1&operation=stopCluster&sent=2026-11-23T09:59:00.000Z')
  await pass(100)
  const strip = screen.getByRole('region', { name: 'The request being followed' })
  expect(strip.textContent).toContain('1:00 of about 30 s')
  expect(strip.textContent).toContain('longer than usual')
  expect(within(strip).getByRole('progressbar').getAttribute('value')).toBe('0.95')
  expect(within(strip).getByRole('link', { name: 'See it in the activity' }).getAttribute('href')).toBe('/activity/a1?region=kr-west1')
  expect(screen.queryByRole('region', { name: 'Stop cluster' })).toBeNull()
})
