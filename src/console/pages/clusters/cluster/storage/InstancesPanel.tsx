import { useLocale, useTranslations } from 'use-intl'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { serverSize } from '#console/components/server-size.ts'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { useRoleWord } from '#console/components/Topology.tsx'
import { formatGb } from '#console/lib/format.ts'
import { Button } from '#console/ui/Button.tsx'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import type { Group, GroupProps } from './group.ts'

type Instance = Group['instances'][number]
type Props = GroupProps & {
  /** The cluster has more than one group: each says which it is. */
  readonly several: boolean
  readonly onChangeType: () => void
}

/** The servers of a group: state, role, addresses, and what they are made of. */
export function InstancesPanel({ cluster, group, several, onChangeType }: Props) {
  const t = useTranslations('storage')
  const reason = useReason('setServerType', factsOf(cluster, useNow(30_000)))
  const role = useRoleWord(group.role_type ?? '')
  const rows = group.instances ?? []
  const columns: Column<Instance>[] = [
    {
      id: 'name',
      header: t('name'),
      cell: (row) => (
        <>
          <span className="font-mono text-12 font-semibold wrap-anywhere text-strong">{row.name}</span>
          <span className="block s:hidden">
            <Address of={row.service_ip_address} server={row.name} />
          </span>
        </>
      ),
    },
    { id: 'state', header: t('state'), cell: (row) => <StateBadge state={row.service_state ?? ''} /> },
    { id: 'role', header: t('role'), cell: (row) => <RoleWord role={row.role_type ?? ''} /> },
    { id: 'address', header: t('address'), wide: 's', cell: (row) => <Address of={row.service_ip_address} server={row.name} /> },
  ]
  if (rows.some((row) => row.public_ip_address)) {
    columns.push({
      id: 'public',
      header: t('publicAddress'),
      wide: 'm',
      cell: (row) => <Address of={row.public_ip_address} server={row.name} isPublic />,
    })
  }
  return (
    <Panel
      title={several ? t('instancesOf', { role }) : t('instances')}
      flush
      aside={
        <>
          <Size serverType={group.server_type_name ?? ''} />
          <Button size="small" disabledReason={reason} onClick={onChangeType}>
            {t('changeType')}
          </Button>
        </>
      }
    >
      <DataTable
        caption={several ? t('instancesOf', { role }) : t('instances')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${rows.indexOf(row)}`}
        emptyText={t('none')}
        tall="narrow"
      />
      <Virtual cluster={cluster} />
    </Panel>
  )
}

function Size({ serverType }: { readonly serverType: string }) {
  const t = useTranslations('storage')
  const locale = useLocale()
  const size = serverSize(serverType)
  return (
    <span className="text-right wrap-anywhere">
      <code>{serverType}</code>
      {size !== undefined && (
        <span className="ml-2 max-s:hidden">{t('each', { vcpu: size.vcpu, memory: formatGb(size.memoryGb, locale) })}</span>
      )}
    </span>
  )
}

function RoleWord({ role }: { readonly role: string }) {
  return useRoleWord(role)
}

type AddressProps = { readonly of: string | null | undefined; readonly server: string; readonly isPublic?: boolean }

function Address({ of: address, server, isPublic = false }: AddressProps) {
  const t = useTranslations('storage')
  if (!address) return <span className="text-quiet">{t('noAddress')}</span>
  return (
    <span className="inline-flex items-center gap-1">
      <code className="wrap-anywhere">{address}</code>
      <CopyButton text={address} label={t(isPublic ? 'publicAddressOf' : 'addressOf', { server })} />
    </span>
  )
}

/** The address that leads to whichever server is active. */
function Virtual({ cluster }: Pick<Props, 'cluster'>) {
  const t = useTranslations('storage')
  const parts = [
    { label: t('virtual'), address: cluster.virtual_ip_address },
    { label: t('virtualPublic'), address: cluster.vip_public_ip_address },
  ].filter(({ address }) => Boolean(address))
  if (parts.length === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-line px-4 py-1.5 max-s:px-3">
      {parts.map(({ label, address }) => (
        <span key={label} className="inline-flex items-center gap-1">
          <span className="text-quiet">{label}</span> <code className="wrap-anywhere">{address}</code>
          <CopyButton text={address ?? ''} label={label} />
        </span>
      ))}
    </p>
  )
}
