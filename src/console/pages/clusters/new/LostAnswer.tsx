import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { readOptions, useSideRead } from '#console/api/query.ts'
import { paths } from '#console/paths.ts'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'

/** After a create without an answer: looks for a cluster of that name instead of sending again. */
export function LostAnswer({ region, name }: { readonly region: string; readonly name: string }) {
  const t = useTranslations('create.failure')
  const client = useQueryClient()
  const input = { name, size: 100, page: 0 }
  const { data, failure, loading } = useSideRead('listClusters', input)
  const found = data?.contents?.find((cluster) => cluster.name === name)
  const words = loading ? t('looking') : failure ? t('lookFailed') : found === undefined ? t('notFound') : t('found')
  const again = () => void client.invalidateQueries({ queryKey: readOptions(region, 'listClusters', input).queryKey })
  return (
    <Notice
      kind="info"
      title={t('lookTitle', { name })}
      actions={
        found === undefined ? (
          <Button size="small" onClick={again}>
            {t('again')}
          </Button>
        ) : (
          <Link to={paths.cluster(region, found.id)} className={buttonClass('secondary', 'small')}>
            {t('foundAction', { name })}
          </Link>
        )
      }
    >
      <p role="status">{words}</p>
    </Notice>
  )
}
