import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serviceStates } from '#contract/rules/states.ts'
import { CloudError } from './errors.ts'
import { keepWorld, type KeptWorld } from './kept-world.ts'
import { testChronicle } from './testing/chronicle.ts'
import { hour, minute, wall } from './testing/cloud.ts'
import { mayPass, writeFor, writeNames } from './testing/writes.ts'
import type { Cluster } from './world.ts'

/** Everything in a world, once each of its clusters was looked at: who looks when must make no difference. */
function everything(kept: KeptWorld): string {
  const world = kept.world()
  for (const cluster of world.clusters.values()) show(kept, cluster)
  return JSON.stringify({ ...world, random: world.random.mark() }, (_, value: unknown) => (value instanceof Map ? [...value] : value))
}

function show(kept: KeptWorld, { id, region }: Cluster): void {
  kept.run('showCluster', { region, version: '1.0', failsInto: undefined, params: { cluster_id: id }, query: '', text: '' })
}

const whole = { min: 0, max: 1_000_000 }
const step = fc.record({
  /** How long nobody does anything. */
  wait: fc.oneof(fc.integer({ min: 0, max: 20 * minute }), fc.constant(26 * hour)),
  what: fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...writeNames) },
    { weight: 1, arbitrary: fc.constantFrom('clock', 'force', 'restart') },
  ),
  cluster: fc.nat(whole),
  variant: fc.nat(whole),
  /** Which cluster somebody looks at first. */
  look: fc.constantFrom('none', 'it', 'another'),
  failsInto: fc.option(fc.constantFrom('ERROR', 'UNKNOWN', 'FAILED'), { nil: undefined, freq: 10 }),
})

test('whatever is done to a world, who lives through its lines again has the same world', () => {
  let accepted = 0
  let refused = 0
  const names = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const chronicle = testChronicle()
      const clock = { at: wall }
      let speed = 1
      const open = () => keepWorld({ now: () => clock.at }, { seed: 'replay', fleet: 'believable', speed, chronicle })
      let kept = open()
      for (const { wait, what, cluster, variant, look, failsInto } of steps) {
        clock.at += wait
        const clusters = [...kept.world().clusters.values()]
        // Often one that it fits, so that much is accepted.
        const fitting =
          what === 'clock' || what === 'force' || what === 'restart' || variant % 4 === 0
            ? []
            : clusters.filter((each) => mayPass(what, each))
        const pool = fitting.length > 0 ? fitting : clusters
        const chosen = pool[cluster % pool.length]!
        if (look !== 'none') show(kept, look === 'it' ? chosen : clusters[variant % clusters.length]!)
        if (what === 'clock') kept.advance(variant)
        else if (what === 'force') kept.force(chosen.id, serviceStates[variant % serviceStates.length]!)
        else if (what === 'restart') {
          speed = 1 + (variant % 20)
          kept = open()
        } else {
          const { name, params, query, body } = writeFor(what, chosen, variant)
          const text = body === undefined ? '' : JSON.stringify(body)
          try {
            kept.run(name, { region: chosen.region, version: '1.0', failsInto, params, query, text })
            accepted += 1
            names.add(name)
          } catch (error) {
            // Anything else is a fault of ours.
            if (!(error instanceof CloudError)) throw error
            refused += 1
          }
        }
      }
      const again = open()
      expect(chronicle.aside).toEqual([])
      expect(everything(again)).toBe(everything(kept))
    }),
    { numRuns: 40, seed: 2026 },
  )
  // The property says little where nothing is accepted.
  expect(accepted).toBeGreaterThan(200)
  expect(refused).toBeGreaterThan(100)
  expect(writeNames.filter((name) => !names.has(name))).toEqual([])
})

test('the same seed gives the same world, and a month in one step is a month in many', () => {
  const open = (seed: string) => keepWorld({ now: () => wall }, { seed, fleet: 'believable', speed: 1 })
  const [one, other, stranger] = [open('seed'), open('seed'), open('another')]
  expect(everything(one)).toBe(everything(other))
  expect([...stranger.world().clusters.keys()].filter((id) => one.world().clusters.has(id))).toEqual([])
  one.advance(31 * 24 * hour)
  for (let time = 0; time < 31 * 4; time += 1) {
    other.advance(6 * hour)
    if (time % 10 === 0) everything(other)
  }
  expect(everything(one)).toBe(everything(other))
})
