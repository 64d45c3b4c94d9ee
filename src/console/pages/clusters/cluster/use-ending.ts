import { useTranslations } from 'use-intl'
import { useRefreshCluster } from '#console/api/query.ts'
import type { Ending, Followed } from '#console/components/use-outcome.ts'
import { formatClock } from '#console/lib/format-duration.ts'
import { toast } from '#console/ui/toast.ts'

/**
 * What happens when a followed request comes to its end: everything on the screen for the cluster is read again, then
 * a toast says so. One that had ended before the page was opened has its strip and no toast.
 */
export function useEnding(clusterId: string, name: string, followed: Followed | undefined): (ending: Ending) => void {
  const t = useTranslations('cluster')
  const operations = useTranslations('operations')
  const refreshCluster = useRefreshCluster()
  return ({ outcome, tookMs, watched }) => {
    if (followed === undefined || !watched) return
    const { operation, request } = followed
    const title = operations(`${outcome}.${operation}`, { name })
    void refreshCluster(clusterId)
      .catch(() => undefined)
      .then(() => {
        if (outcome === 'done')
          toast({ kind: 'done', title, ...(tookMs === undefined ? {} : { text: t('took', { elapsed: formatClock(tookMs) }) }) })
        else toast({ kind: 'error', title, requestId: request })
      })
  }
}
