import { useLocale } from 'use-intl'
import { durations } from '#contract/rules/durations.ts'
import { useSession } from '#console/api/session.ts'
import { formatTypical } from '#console/lib/format.ts'
import { formatTypicalRange } from '#console/lib/format-duration.ts'

/** ms for which the cloud refuses to terminate what was just created; seen in live runs. */
const lockedFor = { from: 15 * 60_000, to: 20 * 60_000 }

/** How long things take around a create, in words; the demo cloud is faster by its speed. */
export function useCreateTimes() {
  const locale = useLocale()
  const { speed } = useSession()
  const words = (ms: number) => formatTypical(ms / speed, locale)
  const { typical, slow } = durations.createCluster
  return { typical: words(typical), slow: words(slow), locked: formatTypicalRange(lockedFor.from / speed, lockedFor.to / speed, locale) }
}
