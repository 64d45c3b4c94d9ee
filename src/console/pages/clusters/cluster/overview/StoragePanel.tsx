import { useLocale, useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useRoleWord } from '#console/components/Topology.tsx'
import { sizeText } from '#console/lib/format-size.ts'
import { TabLink } from '#console/components/TabLink.tsx'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { Panel } from '#console/ui/Panel.tsx'

type Volume = {
  readonly key: string
  readonly name: string
  readonly use: string
  readonly type: string
  readonly size: unknown
  readonly group: string
}

/** The volumes of each instance group. */
export function StoragePanel({ cluster }: { readonly cluster: Result<'showCluster'> }) {
  const t = useTranslations('cluster.storage')
  const instances = useTranslations('cluster.instances')
  const locale = useLocale()
  const groups = cluster.instance_groups ?? []
  const volumes: Volume[] = groups.flatMap((group, groupIndex) =>
    (group.block_storage_groups ?? []).map((volume, index) => ({
      key: `${groupIndex} ${index}`,
      name: volume.name ?? '',
      use: volume.role_type ?? '',
      type: volume.volume_type ?? '',
      size: volume.size_gb,
      group: group.role_type ?? '',
    })),
  )
  const columns: Column<Volume>[] = [
    {
      id: 'name',
      header: t('name'),
      cell: (row) => <span className="font-mono text-12 font-semibold wrap-anywhere text-strong">{row.name}</span>,
    },
    { id: 'use', header: t('use'), cell: (row) => <code>{row.use}</code> },
    { id: 'type', header: t('type'), cell: (row) => <code>{row.type}</code> },
    { id: 'size', header: t('size'), align: 'end', cell: (row) => <span className="whitespace-nowrap">{sizeText(row.size, locale)}</span> },
  ]
  if (groups.length > 1)
    columns.splice(1, 0, { id: 'group', header: instances('role'), wide: 's', cell: (row) => <GroupWord role={row.group} /> })
  return (
    <Panel
      title={t('title')}
      flush
      aside={
        <>
          {groups.some((group) => (group.instances ?? []).length > 1) && <span>{t('perServer')}</span>}
          <TabLink cluster={cluster} tab="storage">
            {t('more')}
          </TabLink>
        </>
      }
    >
      <DataTable caption={t('title')} columns={columns} rows={volumes} rowKey={(row) => row.key} emptyText={t('none')} />
    </Panel>
  )
}

function GroupWord({ role }: { readonly role: string }) {
  return useRoleWord(role)
}
