import { useLocale, useTranslations } from 'use-intl'
import { readInstant } from '#contract/instant.ts'
import type { Result } from '#contract/operation.ts'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import { readFollowing } from '#contract/rules/replica-state.ts'
import { isMoving } from '#contract/rules/states.ts'
import { useNow } from '#console/api/now.ts'
import { useSession } from '#console/api/session.ts'
import { formatTypical } from '#console/lib/format.ts'
import { formatClock } from '#console/lib/format-duration.ts'
import type { Replica } from '#console/lib/replicas.ts'
import { ProgressBar } from '#console/ui/ProgressBar.tsx'

/** Whether a full copy is being made: of a new replica, or anew. */
export function isCopying({ state = '', word = '' }: Replica): boolean {
  return isMoving(state) && (state === 'CREATING' || readFollowing(word) === 'syncing')
}

/** How long a full copy has run, against what is usual; never full, for only the cloud knows the end. */
export function CopyProgress({ replica, detail }: { readonly replica: Replica; readonly detail: Result<'showCluster'> }) {
  const t = useTranslations('replicas')
  const locale = useLocale()
  const { speed } = useSession()
  const now = useNow(1_000)
  const made = replica.state === 'CREATING'
  const operation: WriteName = made ? (replica.otherRegion === undefined ? 'createReplica' : 'createOtherRegionReplica') : 'resetReplica'
  const since = readInstant(made ? detail.created_at : detail.modified_at)
  if (since === undefined) return null
  const { typical, slow } = durations[operation]
  const elapsed = Math.max(0, now - since)
  const late = elapsed > slow / speed
  return (
    <div className="mt-1 grid max-w-64 gap-1">
      <ProgressBar value={Math.min(0.95, elapsed / (typical / speed))} label={t('copyingLabel', { name: replica.name })} late={late} />
      <span className="text-12 text-quiet tabular-nums">
        {t('copying', { elapsed: formatClock(elapsed), typical: formatTypical(typical / speed, locale) })}
        {late && <b className="ml-2 text-unknown">{t('late')}</b>}
      </span>
    </div>
  )
}
