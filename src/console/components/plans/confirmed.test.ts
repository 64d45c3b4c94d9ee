import { expect, test } from 'vitest'
import { Write } from '#contract/bff/write.ts'
import { confirmedPlan } from './confirmed.ts'

test('a plan is kept in its words, and however long it is, the journal takes it', () => {
  const plan = confirmedPlan({
    title: 'Set parameters of orders',
    changes: [{ label: 'work_mem', now: '4 MB', then: undefined, note: 'at once' }],
    effects: [
      { kind: 'warns', fact: 'It restarts.', why: 'inferred' },
      { kind: 'not', fact: 'No data is lost.' },
    ],
  })
  expect(plan).toEqual({
    title: 'Set parameters of orders',
    changes: [{ label: 'work_mem', now: '4 MB', then: null }],
    effects: ['It restarts. inferred', 'No data is lost.'],
  })
  const long = 'x'.repeat(5_000)
  const huge = confirmedPlan({
    title: long,
    changes: Array.from({ length: 600 }, () => ({ label: long, now: long, then: long })),
    effects: Array.from({ length: 60 }, () => ({ kind: 'does' as const, fact: long, why: long })),
  })
  expect(Write.safeParse({ key: 'k'.repeat(20), plan: huge }).success).toBe(true)
  expect(huge.title.endsWith('…')).toBe(true)
})
