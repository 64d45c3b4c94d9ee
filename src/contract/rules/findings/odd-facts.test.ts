import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkIds, type CheckId } from './check-ids.ts'
import { findAll } from './checks.ts'
import { severities, type ClusterFacts } from './finding.ts'
import { backup, cluster, fleet, line, logExport, now, replica, replicaId, settings } from './healthy.fixture.ts'

/** A cluster of which everything was read, with something in every list. */
const whole = cluster({
  change: { replicas: [replicaId], allowable_ip_addresses: ['10.0.0.0/8', '0.0.0.0/0'] },
  lines: [line(), line({ replica_state: 'DISCONNECTED' })],
  backups: [backup(0, 'FAILED'), backup(3)],
  exports: [logExport('slow', { is_bucket_deleted: true }), logExport('audit', { is_registered: false })],
  writes: [{ id: 'write', operation: 'setBackup', sentAt: now - 9_000_000, medianMs: 1, slowMs: 2 }],
  exported: [{ logType: 'slow', failed: true, endedAt: now, requestId: null }],
})

type Place = readonly (string | number)[]

/** Every place in a value that holds one of its own, containers included. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))]
}

function put(value: unknown, [key, ...rest]: Place, other: unknown): unknown {
  if (key === undefined) return other
  const inner = put(innerOf(value, key), rest, other)
  if (Array.isArray(value)) return value.map((each: unknown, index) => (String(index) === String(key) ? inner : each))
  return typeof value === 'object' && value !== null ? { ...value, [key]: inner } : value
}

function innerOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

const places = placesIn(whole)
  .filter((place) => place.length > 0)
  // Who it is and when it was read is our own word, not the cloud's.
  .filter(([first]) => !['region', 'rowReadAt', 'stateSince', 'writes', 'exported'].includes(String(first)))
const odd = fc.oneof(
  fc.constantFrom(null, undefined, '', 'x'.repeat(3_000), '0', -1, Number.NaN, 1e300, [], {}, [null], true),
  fc.string(),
  fc.double(),
)

test('whatever the cloud sends: no check takes the others along, keys are short and once, values can be shown', () => {
  const change = fc.array(fc.tuple(fc.constantFrom(...places), odd), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(change, (changes) => {
      const facts = changes.reduce<unknown>((value, [place, other]) => put(value, place, other), whole) as ClusterFacts
      if (typeof facts.row?.id !== 'string' || typeof facts.row.name !== 'string') return
      const broken: CheckId[] = []
      const others = fleet([replica({ state: 'STOPPED' })])
      const found = findAll(facts, others, settings, (check) => broken.push(check))
      expect(findAll(facts, others, settings, () => undefined)).toEqual(found)
      expect(new Set(broken).size).toBe(broken.length)
      expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
      for (const finding of found) {
        expect(finding.key.length - finding.clusterId.length).toBeLessThanOrEqual(100)
        expect(checkIds).toContain(finding.check)
        expect(severities).toContain(finding.severity)
        for (const { field, value } of finding.evidence) expect([typeof field, typeof value]).toEqual(['string', 'string'])
      }
    }),
    { numRuns: 500 },
  )
})

test('what the contract lets through breaks no check, strange words and empty lists included', () => {
  const text = fc.oneof(
    fc.constantFrom('', '0', '-1', 'RUNNING', '2026-02-31T00:00:00', '9999-12-31T23:59:59', 'x'.repeat(2_000)),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...places), text), { minLength: 1, maxLength: 6 }), (changes) => {
      const ofTexts = changes.filter(([place]) => typeof place.reduce<unknown>(innerOf, whole) === 'string')
      const facts = ofTexts.reduce<unknown>((value, [place, other]) => put(value, place, other), whole) as ClusterFacts
      expect(() => findAll(facts, fleet(), settings)).not.toThrow()
    }),
    { numRuns: 500 },
  )
})
