import { useTranslations } from 'use-intl'
import { useRefreshCluster } from '#console/api/query.ts'
import { isNamed, useOperationName } from '#console/components/operation-name.ts'
import type { Ending, Followed } from '#console/components/RequestProgress.tsx'
import { formatClock } from '#console/lib/format.ts'
import { toast } from '#console/ui/toast.ts'

/**
 * What happens when a followed request comes to its end: everything on the screen for the cluster is read again, then
 * a toast says so. One that had ended before the page was opened has its strip and no toast.
 */
export function useEnding(clusterId: string, name: string, followed: Followed | undefined): (ending: Ending) => void {
  const t = useTranslations('cluster')
  const refreshCluster = useRefreshCluster()
  const operationName = useOperationName(followed?.operation ?? 'createCluster')
  return ({ outcome, tookMs, watched }) => {
    if (followed === undefined || !watched) return
    const { operation, request } = followed
    const title = t(`${outcome}.${isNamed(operation) ? operation : 'other'}`, { name, operation: operationName })
    void refreshCluster(clusterId)
      .catch(() => undefined)
      .then(() => {
        if (outcome === 'done')
          toast({ kind: 'done', title, ...(tookMs === undefined ? {} : { text: t('done.took', { elapsed: formatClock(tookMs) }) }) })
        else toast({ kind: 'error', title, requestId: request })
      })
  }
}
