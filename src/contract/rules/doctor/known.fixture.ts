import type { JournalDetail, JournalEntry } from '#contract/bff/journal.ts'
import { detail as healthy } from '#contract/rules/findings/healthy.fixture.ts'
import type { Known } from './known.ts'

export const now = Date.parse('2026-11-23T10:00:00Z')
export const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()

const cluster: Known['cluster'] = {
  ...healthy,
  id: 'abc',
  created_at: ago(60 * 24 * 30),
  modified_at: ago(60),
  ha_enabled: false,
  timezone: 'Asia/Seoul',
  instance_groups: [],
}

/** A write that went well, unless told otherwise. */
export function write(more: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: 'w1',
    state: 'done',
    reason: null,
    operation: 'setParameterValues',
    environment: 'demo',
    region: 'kr-west1',
    actor: { name: 'minsu.park', keyHint: 'DEMO…0001' },
    cluster: { id: 'abc', name: 'orders' },
    createdAt: ago(30),
    sentAt: ago(30),
    endedAt: ago(28),
    tookMs: 120_000,
    requestId: 'req-1',
    resourceId: 'abc',
    word: null,
    clusterState: null,
    failure: null,
    typical: { medianMs: 120_000, slowMs: 360_000, learned: 0 },
    nextLookAt: null,
    looksUntil: null,
    candidates: [],
    ahead: 0,
    ...more,
  }
}

export function detail(entry: JournalEntry, more: Partial<JournalDetail> = {}): JournalDetail {
  const body = { parameters: [{ id: 'p1', old_value: '200', new_value: '900' }] }
  return { ...entry, method: 'PUT', target: '', body, hasSecret: false, plan: null, steps: [], before: null, after: null, ...more }
}

type More = Partial<Omit<Known, 'cluster' | 'details'>> & { readonly cluster?: object; readonly details?: readonly JournalDetail[] }

/** A cluster that is well, unless told otherwise. */
export function known({ cluster: changed, details = [], ...more }: More = {}): Known {
  return {
    now,
    speed: 1,
    cluster: { ...cluster, ...changed },
    writes: [],
    findings: [],
    ...more,
    details: new Map(details.map((each) => [each.id, each])),
  }
}

/** What List Parameter Values says of the one parameter. */
export function applied(value: string): NonNullable<Known['parameters']> {
  return { contents: [{ id: 'p1', name: 'max_connections', applied_value: value }], count: 1, modified_at: ago(1) } as never
}
