import { useLocale, useTranslations } from 'use-intl'
import type { BackupStrip } from '#contract/bff/fleet.ts'
import { readInstant } from '#contract/instant.ts'
import { backupOutcome } from '#contract/rules/backups.ts'
import { cloudNow } from '#console/api/now.ts'
import { formatDuration } from '#console/lib/format-duration.ts'

/** What became of a backup, with how long it took; a word of the cloud that nobody knows as it came. */
export function useOutcomeText(): (backup: BackupStrip['backups'][number]) => string {
  const t = useTranslations('dashboard.backups')
  const locale = useLocale()
  return ({ startedAt, endedAt, state }) => {
    const outcome = backupOutcome(state)
    if (outcome === 'unknown') return state
    const [from, to] = [readInstant(startedAt), outcome === 'running' ? cloudNow() : readInstant(endedAt)]
    if (from === undefined || to === undefined || to < from) return t(outcome)
    const took = formatDuration(Math.floor((to - from) / 60_000) * 60_000 || to - from, locale)
    return outcome === 'finished'
      ? t('finishedIn', { took })
      : outcome === 'failed'
        ? t('failedAfter', { took })
        : t('runningFor', { took })
  }
}
