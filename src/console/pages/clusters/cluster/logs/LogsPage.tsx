import { useEffect, useEffectEvent, useState } from 'react'
import type { LogType } from '#contract/postgresql/shared.ts'
import { logTypes } from '#contract/postgresql/words.ts'
import { useSideRead } from '#console/api/query.ts'
import { inputFor, useAgain } from '#console/components/activity/use-again.ts'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { AuditPanel } from './AuditPanel.tsx'
import { ExportFormPanel } from './ExportFormPanel.tsx'
import { ExportsPanel } from './ExportsPanel.tsx'
import { FailedExport } from './FailedExport.tsx'
import type { SentExport } from './export-values.ts'
import type { LogConfig } from './log-config.ts'

/** A log and its registered export, or none yet. */
type Editing = { readonly type: LogType; readonly config: LogConfig | undefined; readonly sent?: SentExport }

/** Which logs are written, and where each is copied to when. */
export function LogsPage() {
  const { data: cluster } = useClusterHere()
  const [editing, setEditing] = useState<Editing>()
  useTriedExport(cluster.id, setEditing)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <FailedExport />
      <ExportsPanel cluster={cluster} onEdit={(type, config) => setEditing({ type, config })} />
      <AuditPanel cluster={cluster} />
      {editing !== undefined && <ExportFormPanel cluster={cluster} {...editing} onClose={() => setEditing(undefined)} />}
    </div>
  )
}

/** An export that is to be tried again opens its form, with everything but the keys. Whether it is registered by now is read first. */
function useTriedExport(clusterId: string, onOpen: (editing: Editing) => void): void {
  const { again, done } = useAgain()
  const registering = inputFor(again, 'registerLogExportConfig')
  const changing = inputFor(again, 'setLogExportConfig')
  const asked = registering?.body.log_type ?? changing?.log_type
  const type = logTypes.find((known) => known === asked)
  const { data } = useSideRead('listLogExportConfigs', { cluster_id: clusterId }, { enabled: type !== undefined })
  const isThere = data !== undefined && type !== undefined
  // Once, when all of it is there: then the URL forgets it.
  const openSent = useEffectEvent(() => {
    const sent = registering?.body ?? changing?.body
    if (data === undefined || type === undefined || sent === undefined) return
    onOpen({ type, config: data.contents.find(({ log_type, is_registered }) => log_type === type && is_registered), sent })
    done()
  })
  useEffect(() => {
    if (isThere) openSent()
  }, [isThere])
}
