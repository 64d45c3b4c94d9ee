import { defaultFindingSettings } from '#contract/bff/fleet-settings.ts'
import { findAll } from '#contract/rules/findings/checks.ts'
import type { ClusterFacts } from '#contract/rules/findings/finding.ts'
import { testCloud } from '#emulator/testing/cloud.ts'
import { readFleet } from '#test/read-fleet.ts'
import { median, table, verdict } from './statistics.ts'

const count = 10_000
const rounds = 9
/** So many are unpacked at a time, as the fleet's snapshot unpacks one after the other: nobody holds all of them. */
const slice = 250

/**
 * CPU ms of all checks over a fleet of thousands, every cluster read in full: the believable one over and over, each cluster an object of
 * its own. CPU time, because others may use the machine; unpacking is not counted.
 */
export async function benchFindings(): Promise<string> {
  const { clusters, fleet } = await readFleet(testCloud())
  const texts = clusters.map((facts) => JSON.stringify(facts))
  const unpack = (from: number): ClusterFacts[] =>
    Array.from({ length: slice }, (_, index) => JSON.parse(texts[(from + index) % texts.length]!) as ClusterFacts)
  let found = 0
  const round = () => {
    let ms = 0
    found = 0
    for (let from = 0; from < count; from += slice) {
      const facts = unpack(from)
      const before = process.cpuUsage()
      for (const each of facts) found += findAll(each, fleet, defaultFindingSettings).length
      const { user, system } = process.cpuUsage(before)
      ms += (user + system) / 1000
    }
    return ms
  }
  const ms = Array.from({ length: rounds }, round)
  const middle = median(ms)
  return table([
    ['all checks', 'clusters', 'findings', 'CPU ms, first round', 'median', 'budget'],
    ['', String(count), String(found), (ms[0] ?? 0).toFixed(0), middle.toFixed(0), verdict(middle, '≤', 200)],
  ])
}
