import { useState } from 'react'
import type { LogType } from '#contract/postgresql/shared.ts'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { AuditPanel } from './AuditPanel.tsx'
import { ExportFormPanel } from './ExportFormPanel.tsx'
import { ExportsPanel } from './ExportsPanel.tsx'
import { FailedExport } from './FailedExport.tsx'
import type { LogConfig } from './log-config.ts'

/** A log and its registered export, or none yet. */
type Editing = { readonly type: LogType; readonly config: LogConfig | undefined }

/** Which logs are written, and where each is copied to when. */
export function LogsPage() {
  const { data: cluster } = useClusterHere()
  const [editing, setEditing] = useState<Editing>()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <FailedExport />
      <ExportsPanel cluster={cluster} onEdit={(type, config) => setEditing({ type, config })} />
      <AuditPanel cluster={cluster} />
      {editing !== undefined && <ExportFormPanel cluster={cluster} {...editing} onClose={() => setEditing(undefined)} />}
    </div>
  )
}
