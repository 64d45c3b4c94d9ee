import { useLocale, useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { serverSize } from '#console/components/server-size.ts'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { useRoleWord } from '#console/components/Topology.tsx'
import { formatGb } from '#console/lib/format.ts'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { Panel } from '#console/ui/Panel.tsx'

type Row = {
  readonly key: string
  readonly name: string
  readonly state: string
  readonly role: string
  readonly serverType: string
  readonly address: string
  readonly publicAddress: string
}

/** The servers as rows: state, role, size, address. */
export function InstancesPanel({ cluster }: { readonly cluster: Result<'showCluster'> }) {
  const t = useTranslations('cluster.instances')
  const locale = useLocale()
  const rows = rowsOf(cluster)
  const columns: Column<Row>[] = [
    { id: 'name', header: t('name'), cell: (row) => <NameCell row={row} /> },
    { id: 'state', header: t('state'), cell: (row) => <StateBadge state={row.state} /> },
    { id: 'role', header: t('role'), cell: (row) => <RoleWord role={row.role} /> },
    { id: 'serverType', header: t('serverType'), wide: 's', cell: (row) => <code>{row.serverType}</code> },
    { id: 'vcpu', header: t('vcpu'), wide: 'm', align: 'end', cell: (row) => serverSize(row.serverType)?.vcpu },
    { id: 'memory', header: t('memory'), wide: 'm', align: 'end', cell: (row) => <Memory serverType={row.serverType} locale={locale} /> },
    { id: 'address', header: t('address'), wide: 's', cell: (row) => <code>{row.address}</code> },
  ]
  if (rows.some((row) => row.publicAddress !== '')) {
    columns.push({ id: 'publicAddress', header: t('publicAddress'), wide: 'm', cell: (row) => <code>{row.publicAddress}</code> })
  }
  return (
    <Panel title={t('title')} flush>
      <DataTable caption={t('title')} columns={columns} rows={rows} rowKey={(row) => row.key} emptyText={t('none')} />
    </Panel>
  )
}

function rowsOf(cluster: Result<'showCluster'>): Row[] {
  return (cluster.instance_groups ?? []).flatMap((group, groupIndex) =>
    (group.instances ?? []).map((instance, index) => ({
      key: `${groupIndex} ${index}`,
      name: instance.name ?? '',
      state: instance.service_state ?? '',
      role: instance.role_type ?? '',
      serverType: group.server_type_name ?? '',
      address: instance.service_ip_address ?? '',
      publicAddress: instance.public_ip_address ?? '',
    })),
  )
}

/** On a narrow screen the size of the server stands below its name. */
function NameCell({ row }: { readonly row: Row }) {
  return (
    <>
      <span className="font-mono text-12 font-semibold wrap-anywhere text-strong">{row.name}</span>
      <span className="block text-12 text-quiet s:hidden">{row.serverType}</span>
    </>
  )
}

function RoleWord({ role }: { readonly role: string }) {
  return useRoleWord(role)
}

function Memory({ serverType, locale }: { readonly serverType: string; readonly locale: string }) {
  const size = serverSize(serverType)
  return size === undefined ? null : formatGb(size.memoryGb, locale)
}
