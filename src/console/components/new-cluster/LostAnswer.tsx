import { useTranslations } from 'use-intl'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import type { LostCluster } from './use-lost-cluster.ts'

type Props = { readonly name: string; readonly lost: LostCluster; readonly onAdopt: (clusterId: string) => void }

/** After a create without an answer: whether it was carried out, and the way to the cluster if so. */
export function LostAnswer({ name, lost, onAdopt }: Props) {
  const t = useTranslations('create.failure')
  return (
    <Notice
      kind="info"
      title={t('lookTitle', { name })}
      actions={
        lost.state === 'found' ? (
          <Button size="small" onClick={() => onAdopt(lost.id)}>
            {t('foundAction', { name })}
          </Button>
        ) : (
          <Button size="small" busy={lost.state === 'looking'} onClick={lost.again}>
            {t('again')}
          </Button>
        )
      }
    >
      <p role="status">{t(lost.state)}</p>
    </Notice>
  )
}
