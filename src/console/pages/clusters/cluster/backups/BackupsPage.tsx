import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { useRestoreFacts } from '#console/components/restore/use-restore-facts.ts'
import { barsOf } from '#console/lib/timeline.ts'
import { Button } from '#console/ui/Button.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { ArchivePanel } from './ArchivePanel.tsx'
import { HistoriesPanel } from './HistoriesPanel.tsx'
import { policyOf, PolicyPanel } from './PolicyPanel.tsx'
import { RestorePanel } from './RestorePanel.tsx'

/** What is backed up, what can be restored from it, and every backup there is. */
export function BackupsPage() {
  const t = useTranslations('backups')
  const { data: cluster } = useClusterHere()
  const read = useRestoreFacts(cluster)
  const [editing, setEditing] = useState(false)
  const reason = useReason('setBackup', factsOf(cluster, useNow(30_000)))
  const { histories } = read
  const off = !policyOf(cluster).retention_period_day
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {off && histories?.length === 0 ? (
        <Panel title={t('restore.title')}>
          <EmptyState
            title={t('empty.title')}
            text={t('empty.text', { name: cluster.name })}
            actions={
              !editing && (
                <Button kind="primary" disabledReason={reason} onClick={() => setEditing(true)}>
                  {t('policy.set')}
                </Button>
              )
            }
          />
        </Panel>
      ) : (
        <RestorePanel cluster={cluster} read={read} />
      )}
      <div className="grid grid-cols-2 items-start gap-4 max-m:grid-cols-[minmax(0,1fr)]">
        <PolicyPanel
          cluster={cluster}
          starts={barsOf(histories ?? [], undefined).map((bar) => bar.from)}
          editing={editing}
          onEdit={setEditing}
        />
        <ArchivePanel cluster={cluster} read={read} />
      </div>
      <HistoriesPanel cluster={cluster} read={read} />
    </div>
  )
}
