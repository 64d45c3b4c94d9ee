import { useState } from 'react'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { PatchPanel } from './PatchPanel.tsx'
import { WindowFormPanel } from './WindowFormPanel.tsx'
import { WindowPanel } from './WindowPanel.tsx'

/** When the cloud may work on a cluster, and which version it can be brought to. */
export function MaintenancePage() {
  const { data: cluster } = useClusterHere()
  const [editing, setEditing] = useState(false)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <WindowPanel cluster={cluster} onEdit={() => setEditing(true)} />
      <PatchPanel cluster={cluster} />
      {editing && <WindowFormPanel cluster={cluster} onClose={() => setEditing(false)} />}
    </div>
  )
}
