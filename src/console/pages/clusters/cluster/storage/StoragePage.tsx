import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { AddVolumePanel } from './AddVolumePanel.tsx'
import { GrowVolumePanel } from './GrowVolumePanel.tsx'
import { InstancesPanel } from './InstancesPanel.tsx'
import { ServerTypePanel } from './ServerTypePanel.tsx'
import { VolumesPanel } from './VolumesPanel.tsx'

/** What is being changed, by id: the cluster may be read anew meanwhile. */
type Editing = { readonly form: 'type' | 'add' | 'grow'; readonly id: string }

/** The servers of a cluster and their volumes, group by group, and the ways to make them larger. */
export function StoragePage() {
  const t = useTranslations('storage')
  const { data: cluster } = useClusterHere()
  const [editing, setEditing] = useState<Editing>()
  const groups = cluster.instance_groups ?? []
  if (groups.length === 0) {
    return (
      <Panel title={t('instances')}>
        <EmptyState title={t('noneTitle')} text={t('none')} />
      </Panel>
    )
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {groups.map((group) => {
        const shared = { cluster, group, several: groups.length > 1 }
        return (
          <div key={group.id} className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <InstancesPanel {...shared} onChangeType={() => setEditing({ form: 'type', id: group.id })} />
            <VolumesPanel
              {...shared}
              onAdd={() => setEditing({ form: 'add', id: group.id })}
              onGrow={(volume) => setEditing({ form: 'grow', id: volume.id })}
            />
          </div>
        )
      })}
      {editing !== undefined && <Form cluster={cluster} editing={editing} onClose={() => setEditing(undefined)} />}
    </div>
  )
}

type FormProps = { readonly cluster: Result<'showCluster'>; readonly editing: Editing; readonly onClose: () => void }

function Form({ cluster, editing: { form, id }, onClose }: FormProps) {
  const groups = cluster.instance_groups ?? []
  const holder = groups.find((group) => (group.block_storage_groups ?? []).some((volume) => volume.id === id))
  const group = form === 'grow' ? holder : groups.find((each) => each.id === id)
  if (group === undefined) return null
  const shared = { cluster, group, onClose }
  if (form === 'type') return <ServerTypePanel {...shared} />
  if (form === 'add') return <AddVolumePanel {...shared} />
  const volume = group.block_storage_groups.find((each) => each.id === id)
  return volume && <GrowVolumePanel {...shared} volume={volume} />
}
