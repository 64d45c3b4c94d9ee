import { useTranslations } from 'use-intl'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { ConnectPanel } from './ConnectPanel.tsx'
import { InstancesPanel } from './InstancesPanel.tsx'
import { PropertiesPanel } from './PropertiesPanel.tsx'
import { StoragePanel } from './StoragePanel.tsx'
import { TopologyPanel } from './TopologyPanel.tsx'

/** How a cluster is built, how to reach it, and what was chosen for it. */
export function OverviewPage() {
  const t = useTranslations('cluster')
  const read = useClusterHere()
  const cluster = read.data
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 l:grid-cols-[minmax(0,1fr)_var(--aside)] l:gap-6">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <TopologyPanel cluster={cluster} read={read} />
        <ConnectPanel cluster={cluster} />
        <InstancesPanel cluster={cluster} />
        <StoragePanel cluster={cluster} />
      </div>
      <aside aria-label={t('properties.title')}>
        <PropertiesPanel cluster={cluster} />
      </aside>
    </div>
  )
}
