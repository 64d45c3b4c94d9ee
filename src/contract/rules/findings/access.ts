import type { FindingSettings } from '#contract/bff/fleet-settings.ts'
import { parseAddress, type Address } from '#contract/rules/limits.ts'
import type { Check, ClusterFacts, FindingFix } from './finding.ts'
import { evidence, settingsOf } from './judged.ts'

const parsed = new Map<string, Address | undefined>()
/** Fleets allow the same few networks again and again; beyond so many it is cheaper to forget. */
const mostParsed = 10_000

function networkOf(text: string): Address | undefined {
  if (!parsed.has(text)) {
    if (parsed.size >= mostParsed) parsed.clear()
    parsed.set(text, parseAddress(text))
  }
  return parsed.get(text)
}

type Range = Address & { readonly text: string }

/** The allowed networks with a prefix below a length; what is no address of ours to read is left out. */
function widerThan(cluster: ClusterFacts, prefix: number): Range[] {
  return (settingsOf(cluster)?.allowable_ip_addresses ?? []).flatMap((text) => {
    const network = typeof text === 'string' ? networkOf(text) : undefined
    return network === undefined || network.prefix >= prefix ? [] : [{ ...network, text }]
  })
}

const narrow: FindingFix = { tab: 'access', operation: 'setSecurityGroupRules' }

const openToAll: Check<FindingSettings> = {
  id: 'open_to_all',
  severity: 'warning',
  needs: ['showCluster'],
  find: (cluster) => {
    const open = widerThan(cluster, 1)
    const nat = cluster.detail?.value.nat_enabled
    if (open.length === 0) return []
    return [
      {
        // With NAT the internet itself is at the door.
        severity: nat === true ? 'critical' : 'warning',
        since: null,
        evidence: [...open.map(({ text }) => evidence('allowable_ip_addresses', text)), evidence('nat_enabled', nat)],
        values: { range: open[0]?.text ?? '', nat: nat === true ? 'on' : 'off' },
        fix: narrow,
      },
    ]
  },
}

/** Each range is a finding of its own: one that was accepted must not hide the next. */
const wideRange: Check<FindingSettings> = {
  id: 'wide_range',
  severity: 'notice',
  needs: ['showCluster'],
  find: (cluster, _fleet, { widePrefixMin }) => {
    const wide = widerThan(cluster, widePrefixMin).filter(({ prefix }) => prefix > 0)
    return [...new Map(wide.map((range) => [range.canonical, range])).values()].map(({ canonical, text, prefix }) => ({
      detail: canonical,
      since: null,
      evidence: [evidence('allowable_ip_addresses', text)],
      values: { range: canonical, addresses: 2 ** (32 - prefix), least: widePrefixMin },
      fix: narrow,
    }))
  },
}

/** Who may try to connect. */
export const accessChecks: readonly Check<FindingSettings>[] = [openToAll, wideRange]
