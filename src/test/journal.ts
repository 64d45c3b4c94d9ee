import type { JournalDetail, JournalEntry } from '#contract/bff/journal.ts'

/** A write as the journal tells it, for tests of what shows it: a stop of `orders` that has ended well. */
export function entryOf(over: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: 'w1',
    state: 'done',
    reason: null,
    operation: 'stopCluster',
    environment: 'demo',
    region: 'kr-west1',
    actor: { name: 'jihye.han', keyHint: 'DEMO…0001' },
    cluster: { id: '4950ee9bced610ba64f0ef95bb554614', name: 'orders' },
    createdAt: '2026-11-23T09:00:00.000Z',
    sentAt: '2026-11-23T09:00:01.000Z',
    endedAt: '2026-11-23T09:01:31.000Z',
    tookMs: 90_000,
    requestId: 'req-1',
    resourceId: '4950ee9bced610ba64f0ef95bb554614',
    word: 'SUCCESS',
    clusterState: 'STOPPED',
    failure: null,
    typical: { medianMs: 120_000, slowMs: 360_000, learned: 4 },
    nextLookAt: null,
    looksUntil: null,
    candidates: [],
    ahead: 0,
    ...over,
  }
}

/** The same with everything that its own page shows. */
export function detailOf(over: Partial<JournalDetail> = {}): JournalDetail {
  return {
    ...entryOf(over),
    method: 'POST',
    target: '/v1/clusters/4950ee9bced610ba64f0ef95bb554614/stop',
    body: null,
    hasSecret: false,
    plan: {
      title: 'Stop orders',
      changes: [{ label: 'State', now: 'Running', then: 'Stopped' }],
      effects: ['Every connection to orders is closed.'],
    },
    steps: [
      { at: '2026-11-23T09:00:00.000Z', kind: 'prepared', detail: '' },
      { at: '2026-11-23T09:00:01.000Z', kind: 'sending', detail: '' },
      { at: '2026-11-23T09:00:01.400Z', kind: 'accepted', detail: 'req-1' },
      { at: '2026-11-23T09:01:31.000Z', kind: 'done', detail: '' },
    ],
    before: null,
    after: null,
    ...over,
  }
}
