import { useLocale, useTranslations } from 'use-intl'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { volumeRoles } from '#console/components/new-cluster/parts.ts'
import { addedVolumes } from '#console/components/plans/instances.ts'
import { useRoleWord } from '#console/components/Topology.tsx'
import { formatGb } from '#console/lib/format.ts'
import { sizeText } from '#console/lib/format-size.ts'
import { Button } from '#console/ui/Button.tsx'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { serverCount, totalGb, type GroupProps, type Volume } from './group.ts'

type Props = GroupProps & {
  readonly several: boolean
  readonly onAdd: () => void
  readonly onGrow: (volume: Volume) => void
}

/** The volumes that each server of a group has. */
export function VolumesPanel({ cluster, group, several, onAdd, onGrow }: Props) {
  const t = useTranslations('storage')
  const locale = useLocale()
  const role = useRoleWord(group.role_type ?? '')
  const reason = useReason('addBlockStorages', { ...factsOf(cluster, useNow(30_000)), volume_count: addedVolumes(group) })
  const volumes = group.block_storage_groups ?? []
  const title = several ? t('volumesOf', { role }) : t('volumes')
  const columns: Column<Volume>[] = [
    {
      id: 'name',
      header: t('name'),
      cell: (row) => (
        <>
          <span className="font-mono text-12 font-semibold wrap-anywhere text-strong">{row.name}</span>
          <span className="block text-12 text-quiet s:hidden">{`${row.role_type} · ${row.volume_type}`}</span>
        </>
      ),
    },
    { id: 'use', header: t('use'), wide: 's', cell: (row) => <Use role={row.role_type} /> },
    { id: 'type', header: t('type'), wide: 's', cell: (row) => <code>{row.volume_type}</code> },
    {
      id: 'size',
      header: t('size'),
      align: 'end',
      cell: (row) => <span className="whitespace-nowrap">{sizeText(row.size_gb, locale)}</span>,
    },
    {
      id: 'grow',
      header: <span className="sr-only">{t('actions')}</span>,
      align: 'end',
      cell: (row) => <Grow {...{ cluster, row, onGrow }} />,
    },
  ]
  return (
    <Panel
      title={title}
      flush
      aside={
        <>
          <span>{t(serverCount(group) > 1 ? 'totalEach' : 'total', { size: formatGb(totalGb(group), locale) })}</span>
          <Button size="small" disabledReason={reason} onClick={onAdd}>
            {t('add')}
          </Button>
        </>
      }
    >
      <DataTable caption={title} columns={columns} rows={volumes} rowKey={(row) => row.id} emptyText={t('noVolumes')} tall="narrow" />
    </Panel>
  )
}

/** The role as the cloud has it, and what it is for. */
function Use({ role }: { readonly role: string }) {
  const t = useTranslations('storage')
  const known = (['OS', ...volumeRoles] as const).find((name) => name === role)
  return (
    <>
      <code>{role}</code>
      {known !== undefined && <span className="ml-2 text-quiet max-m:hidden">{t(`uses.${known}`)}</span>}
    </>
  )
}

type GrowProps = Pick<Props, 'cluster' | 'onGrow'> & { readonly row: Volume }

function Grow({ cluster, row, onGrow }: GrowProps) {
  const t = useTranslations('storage')
  const facts = { ...factsOf(cluster, useNow(30_000)), volume_role: row.role_type, volume_gb: row.size_gb }
  return (
    <Button size="small" disabledReason={useReason('setBlockStorageSize', facts)} onClick={() => onGrow(row)}>
      {t('grow')} <span className="sr-only">{row.name}</span>
    </Button>
  )
}
