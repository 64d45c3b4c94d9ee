import { useLocale, useTranslations } from 'use-intl'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { serverSize } from '#contract/rules/server-size.ts'
import { useRoleWord } from '#console/components/Topology.tsx'
import { formatGb } from '#console/lib/format.ts'
import { InstanceTable } from '#console/components/InstanceTable.tsx'
import { Button } from '#console/ui/Button.tsx'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import type { GroupProps } from './group.ts'

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
  const title = several ? t('instancesOf', { role }) : t('instances')
  return (
    <Panel
      title={title}
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
      <InstanceTable caption={title} groups={[group]} />
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
