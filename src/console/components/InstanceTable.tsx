import { useLocale, useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { serverSize } from '#contract/rules/server-size.ts'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { useRoleWord } from '#console/components/Topology.tsx'
import { formatGb } from '#console/lib/format.ts'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'

type Group = Result<'showCluster'>['instance_groups'][number]
type Row = { readonly key: string; readonly of: Group['instances'][number]; readonly serverType: string }

type Props = {
  readonly caption: string
  readonly groups: readonly Group[]
  /** Each row says what its server is made of; a group has one size, which may be said above instead. */
  readonly sized?: boolean
}

/** Servers: state, role and addresses. */
export function InstanceTable({ caption, groups, sized = false }: Props) {
  const t = useTranslations('cluster.instances')
  const locale = useLocale()
  const rows = groups.flatMap((group, place): Row[] =>
    (group.instances ?? []).map((of, index) => ({ key: `${place} ${index}`, of, serverType: group.server_type_name ?? '' })),
  )
  const columns: Column<Row>[] = [
    { id: 'name', header: t('name'), cell: (row) => <NameCell row={row} sized={sized} /> },
    { id: 'state', header: t('state'), cell: ({ of }) => <StateBadge state={of.service_state ?? ''} /> },
    { id: 'role', header: t('role'), cell: ({ of }) => <RoleWord role={of.role_type ?? ''} /> },
  ]
  if (sized) {
    columns.push(
      { id: 'serverType', header: t('serverType'), wide: 's', cell: ({ serverType }) => <code>{serverType}</code> },
      { id: 'vcpu', header: t('vcpu'), wide: 'm', align: 'end', cell: ({ serverType }) => serverSize(serverType)?.vcpu },
      { id: 'memory', header: t('memory'), wide: 'm', align: 'end', cell: ({ serverType }) => memoryText(serverType, locale) },
    )
  }
  columns.push({
    id: 'address',
    header: t('address'),
    wide: 's',
    cell: ({ of }) => <Address address={of.service_ip_address} label={t('addressOf', { server: of.name })} />,
  })
  if (rows.some(({ of }) => of.public_ip_address)) {
    columns.push({
      id: 'public',
      header: t('publicAddress'),
      wide: 'm',
      cell: ({ of }) => <Address address={of.public_ip_address} label={t('publicAddressOf', { server: of.name })} />,
    })
  }
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ key }) => key} emptyText={t('none')} tall="narrow" />
}

/** On a narrow screen what its own columns would say stands below the name. */
function NameCell({ row: { of, serverType }, sized }: { readonly row: Row; readonly sized: boolean }) {
  const t = useTranslations('cluster.instances')
  return (
    <>
      <span className="font-mono text-12 font-semibold wrap-anywhere text-strong">{of.name}</span>
      {sized && <span className="block text-12 text-quiet s:hidden">{serverType}</span>}
      <span className="block s:hidden">
        <Address address={of.service_ip_address} label={t('addressOf', { server: of.name })} />
      </span>
    </>
  )
}

function RoleWord({ role }: { readonly role: string }) {
  return useRoleWord(role)
}

function memoryText(serverType: string, locale: string): string {
  const size = serverSize(serverType)
  return size === undefined ? '' : formatGb(size.memoryGb, locale)
}

/** An address to be copied; the label says of what it is. */
function Address({ address, label }: { readonly address: string | null | undefined; readonly label: string }) {
  const t = useTranslations('cluster.instances')
  if (!address) return <span className="text-quiet">{t('noAddress')}</span>
  return (
    <span className="inline-flex items-center gap-1">
      <code className="wrap-anywhere">{address}</code>
      <CopyButton text={address} label={label} />
    </span>
  )
}
