import { useTranslations } from 'use-intl'
import { Skeleton } from '#console/ui/Skeleton.tsx'

/** The frame of any page while its chunk is on the way: title, line below it, the data's place. */
export function PageSkeleton() {
  const t = useTranslations('layout')
  return (
    <div className="p-6 max-s:p-4" role="status" aria-label={t('loading')}>
      <Skeleton className="h-7 w-48" />
      <Skeleton className="mt-2 h-4 w-80 max-w-full" />
      <Skeleton className="mt-8 h-64 w-full" />
    </div>
  )
}
