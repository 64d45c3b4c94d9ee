import { useTranslations } from 'use-intl'
import { saysFailed } from '#contract/rules/outcome.ts'
import { useSideRead } from '#console/api/query.ts'
import { RequestId } from '#console/components/RequestId.tsx'
import { useFollow } from '#console/components/use-follow.ts'
import { Notice } from '#console/ui/Notice.tsx'

/** An export that was accepted and failed later: the cluster is none the worse for it, so nothing else would tell what to look at. */
export function FailedExport() {
  const t = useTranslations('logs.failed')
  const { followed } = useFollow()
  const exporting = followed?.operation === 'exportLog'
  const { data } = useSideRead('showRequest', { request_id: followed?.request ?? '' }, { enabled: exporting })
  if (!exporting || !saysFailed(data?.state)) return null
  return (
    <Notice kind="error" title={t('title')}>
      <p>{t('text')}</p>
      <RequestId id={followed.request} />
    </Notice>
  )
}
