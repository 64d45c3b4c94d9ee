import { useTranslations } from 'use-intl'
import { Notice } from '#console/ui/Notice.tsx'

/** Said as soon as a size is chosen that makes backups slow. */
export function SlowBackup() {
  const t = useTranslations('storage')
  return (
    <Notice kind="warning" title={t('slowTitle')}>
      {t('slowText')}
    </Notice>
  )
}
