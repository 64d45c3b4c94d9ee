// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { findingsPath } from '#contract/bff/fleet.ts'
import { doctor } from '#console/messages/en/doctor.ts'
import { findings } from '#console/messages/en/findings.ts'
import { cloud, onePagePerTest, open, orders, pass } from '#test/cluster-page.tsx'
import { detailOf } from '#test/journal.ts'
import { DoctorPage } from './DoctorPage.tsx'

onePagePerTest()

const asked: string[] = []

/** A cluster that changes, of which the lists are empty. */
async function openDoctor() {
  const answers = globalThis.fetch
  asked.length = 0
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push(url)
    if (url.startsWith(findingsPath)) return Promise.resolve(Response.json({ findings: [] }))
    if (/backup-histories|parameters|archive/.test(url)) return Promise.resolve(Response.json({ contents: [], count: 0, total_count: 0 }))
    return answers(url, init)
  })
  await open('', { path: 'doctor', Component: DoctorPage, words: { doctor, findings } })
  await pass(100)
}
const rows = () => screen.getByLabelText('What happened to this cluster, newest first').querySelectorAll(':scope > li').length
const line = () => within(screen.getByLabelText('What happened to this cluster, newest first'))

test('what is known of a write is read again when it has come to its end', async () => {
  const [before, after] = [orders, { ...orders, allowable_ip_addresses: ['10.9.9.9'] }]
  const running = detailOf({ id: 'w1', state: 'accepted', operation: 'setSecurityGroupRules', endedAt: null, before })
  cloud.cluster = { ...before, service_state: 'EDITING' }
  cloud.journal = [running]
  cloud.detail = running
  await openDoctor()
  expect(line().queryByText(/10\.9\.9\.9/)).toBeNull()
  cloud.cluster = after
  cloud.detail = detailOf({ id: 'w1', operation: 'setSecurityGroupRules', before, after })
  cloud.journal = [cloud.detail]
  await pass(20_000)
  expect(line().getByText(/10\.9\.9\.9/)).toBeDefined()
})

test('a long time line is drawn in portions; pages of the journal that there are not are not asked for', async () => {
  const steps = Array.from({ length: 210 }, (_, index) => ({
    at: new Date(Date.parse('2026-11-20T00:00:00Z') + index * 1_000).toISOString(),
    kind: 'state' as const,
    detail: index % 2 === 0 ? 'EDITING' : 'RUNNING',
  }))
  cloud.journal = [detailOf({ steps })]
  cloud.detail = detailOf({ steps })
  await openDoctor()
  expect(rows()).toBe(200)
  fireEvent.click(screen.getByText('Show earlier'))
  await pass(50)
  expect(rows()).toBeGreaterThan(210)
  expect(asked.filter((url) => url.startsWith('/api/journal?') && url.includes('page=1'))).toEqual([])
})
