import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { InstanceTable } from '#console/components/InstanceTable.tsx'
import { TabLink } from '#console/components/TabLink.tsx'
import { Panel } from '#console/ui/Panel.tsx'

/** The servers of all groups, with their sizes. */
export function InstancesPanel({ cluster }: { readonly cluster: Result<'showCluster'> }) {
  const t = useTranslations('cluster.instances')
  return (
    <Panel
      title={t('title')}
      flush
      aside={
        <TabLink cluster={cluster} tab="storage">
          {t('more')}
        </TabLink>
      }
    >
      <InstanceTable caption={t('title')} groups={cluster.instance_groups ?? []} sized />
    </Panel>
  )
}
