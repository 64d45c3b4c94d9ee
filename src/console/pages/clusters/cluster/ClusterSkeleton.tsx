import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Panel } from '#console/ui/Panel.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { ClusterTabs } from './ClusterTabs.tsx'
import { useTab } from './use-tab.ts'

type Props = {
  readonly clusterId: string
  readonly progress: ReactNode
  /** A create was accepted and the cloud does not show the cluster yet. */
  readonly preparing: boolean
}

/** The page before its first data: heads and heights are final, so that nothing jumps. */
export function ClusterSkeleton({ clusterId, progress, preparing }: Props) {
  const t = useTranslations('cluster')
  const layout = useTranslations('layout')
  const tab = useTab()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 pt-5 pb-6 max-s:pt-4 max-s:pb-4" aria-busy="true">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-6 max-s:px-4">
        <header className="flex min-h-13 flex-wrap items-start gap-x-4 gap-y-3" role="status" aria-label={layout('loading')}>
          <div className="min-w-0 flex-1 basis-80">
            <Skeleton className="h-5 w-40" />
            <div className="mt-3">
              <Skeleton className="w-80" />
            </div>
          </div>
          <Skeleton className="h-8 w-72" />
        </header>
        {progress}
        {preparing && <p className="text-quiet">{t('preparing')}</p>}
      </div>
      <ClusterTabs cluster={{ id: clusterId }} />
      <div className="px-6 max-s:px-4">{tab === 'overview' ? <OverviewSkeleton /> : <TabSkeleton />}</div>
    </div>
  )
}

/** A tab whose first data is on the way. */
export function TabSkeleton() {
  const t = useTranslations('layout')
  return (
    <div role="status" aria-label={t('loading')} className="grid gap-4">
      <Skeleton className="h-8 w-72 max-w-full" />
      <Skeleton className="h-64 w-full" />
    </div>
  )
}

function OverviewSkeleton() {
  const t = useTranslations('cluster')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 l:grid-cols-[minmax(0,1fr)_var(--aside)] l:gap-6">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Bones title={t('topology.title')} className="h-44" />
        <Bones title={t('connect.title')} className="h-32" />
        <Bones title={t('instances.title')} className="h-20" />
        <Bones title={t('storage.title')} className="h-20" />
      </div>
      <Bones title={t('properties.title')} className="h-80" />
    </div>
  )
}

function Bones({ title, className }: { readonly title: string; readonly className: string }) {
  return (
    <Panel title={title}>
      <div className={className}>
        <Skeleton className="w-3/5" />
        <br />
        <Skeleton className="w-2/5" />
      </div>
    </Panel>
  )
}
