import type { Instant } from '#contract/instant.ts'
import { firstInstantOf, wallTimeOf } from '#console/lib/zone-time.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Whose clock starts the backups. `seen`: the latest ones did start at that hour there. */
export type BackupClock = { readonly zone: string; readonly seen: boolean }

/**
 * By which clock the policy's hour goes. The cloud documents none, so the starts of the latest backups are asked; where they tell nothing, it
 * is taken to be the cluster's own.
 * @param starts of backups, oldest first
 * @param zones the cluster's own first
 */
export function backupClock(hour: number, starts: readonly Instant[], zones: readonly [string, ...string[]]): BackupClock {
  // The very first one starts when the policy is set, and a changed policy leaves older hours behind.
  const latest = starts.slice(-2)
  const hourOf = (start: Instant, zone: string) => Math.floor((wallTimeOf(start, zone) % dayMs) / hourMs)
  const seen = latest.length === 0 ? undefined : zones.find((zone) => latest.every((start) => hourOf(start, zone) === hour))
  return { zone: seen ?? zones[0], seen: seen !== undefined }
}

/** When a clock in a zone next shows a full hour: on a day that leaves it out, when the clocks go on. */
export function nextAt(hour: number, zone: string, now: Instant): Instant {
  const today = Math.floor(wallTimeOf(now, zone) / dayMs) * dayMs
  for (let day = today; ; day += dayMs) {
    const at = firstInstantOf(day + hour * hourMs, zone)
    if (at > now) return at
  }
}
