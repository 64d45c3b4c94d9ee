import { useTranslations } from 'use-intl'
import { useSideRead } from '#console/api/query.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { Facts } from '#console/ui/Facts.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'

/** What is backed up when, and how long it is kept. */
export function BackupsPage() {
  const t = useTranslations('backups')
  const { data: cluster } = useClusterHere()
  const {
    starting_time_hour: hour,
    retention_period_day: days,
    archive_frequency_minute: minutes,
  } = cluster.init_config_option?.backup_option ?? {}
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Panel title={t('policy')}>
        <Facts
          items={[
            { label: t('daily'), value: hour ? `${hour.padStart(2, '0')}:00` : t('off') },
            { label: t('kept'), value: days ? t('days', { count: Number(days) }) : t('off') },
            { label: t('frequency'), value: minutes ? t('minutes', { minutes }) : t('off') },
          ]}
        />
      </Panel>
      <ArchivePanel clusterId={cluster.id} />
    </div>
  )
}

function ArchivePanel({ clusterId }: { readonly clusterId: string }) {
  const t = useTranslations('backups')
  const { data, failure, loading, refresh } = useSideRead('showArchiveConfig', { cluster_id: clusterId })
  const days = data?.retention_period_day
  return (
    <Panel title={t('archive')}>
      {loading && <Skeleton className="w-2/5" />}
      {failure !== undefined && <FailureNotice failure={failure} operation="showArchiveConfig" onRetry={() => void refresh()} />}
      {data !== undefined && (
        <Facts
          items={[
            { label: t('archive'), value: t(data.archive_enabled ? 'on' : 'off') },
            { label: t('kept'), value: typeof days === 'number' ? t('days', { count: days }) : t('off') },
          ]}
        />
      )}
    </Panel>
  )
}
