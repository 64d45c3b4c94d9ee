import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { setSecurityGroupRules } from '#console/components/plans/instances.ts'
import { useAskedPlan } from '#console/components/use-asked-plan.ts'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { useFollow } from '#console/components/use-follow.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import { opensToAll, sameAs } from '#console/lib/addresses.ts'
import { Button } from '#console/ui/Button.tsx'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { FootBar } from '#console/ui/FootBar.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { AddAddressesPanel } from './AddAddressesPanel.tsx'
import { AddressTable } from './AddressTable.tsx'

/** Who may connect to a cluster. */
export function AccessPage() {
  const t = useTranslations('access')
  const { data: cluster } = useClusterHere()
  const [adding, setAdding] = useState<{ readonly going: readonly string[] }>()
  const allowed = cluster.allowable_ip_addresses ?? []
  const reason = useReason('setSecurityGroupRules', factsOf(cluster, useNow(30_000)))
  // A finding leads here where too many may connect.
  useAskedPlan('setSecurityGroupRules', reason === undefined ? (of) => setAdding({ going: sameAs(of, allowed) }) : undefined)
  const { ticked, tick, remove, dialog } = useRemoval(cluster)
  const add = (
    <Button size="small" disabledReason={reason} onClick={() => setAdding({ going: [] })}>
      {t('add')}
    </Button>
  )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {opensToAll(allowed) && (
        <Notice kind="warning" title={t('openTitle')}>
          {t(cluster.nat_enabled === true ? 'openNat' : 'openText')}
        </Notice>
      )}
      <Panel
        title={t('title')}
        flush
        aside={
          <>
            <span>{t('entries', { count: allowed.length })}</span>
            {allowed.length > 0 && <CopyButton text={allowed.join('\n')} label={t('all')} />}
            {add}
          </>
        }
      >
        {allowed.length === 0 ? (
          <EmptyState title={t('noneTitle')} text={t('none')} />
        ) : (
          <AddressTable allowed={allowed} ticked={ticked} reason={reason} onTick={tick} onRemove={(address) => remove([address])} />
        )}
      </Panel>
      {ticked.length > 0 && (
        <FootBar
          label={t('tickedLabel')}
          actions={
            <>
              <Button kind="quiet" onClick={() => tick(ticked, false)}>
                {t('clear')}
              </Button>
              <Button kind="primary" disabledReason={reason} onClick={() => remove(ticked)}>
                {t('removeMany', { count: ticked.length })}
              </Button>
            </>
          }
        >
          <b className="text-strong">{t('ticked', { count: ticked.length })}</b>
          {reason !== undefined && <span className="text-12 text-quiet">{reason}</span>}
        </FootBar>
      )}
      {dialog}
      {adding !== undefined && <AddAddressesPanel cluster={cluster} going={adding.going} onClose={() => setAdding(undefined)} />}
    </div>
  )
}

/** The ticked addresses, as far as they are still on the list, and the plan that takes some away. */
function useRemoval(cluster: Result<'showCluster'>) {
  const { follow } = useFollow()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [removed, setRemoved] = useState<readonly string[]>([])
  const tick = (addresses: readonly string[], on: boolean) =>
    setChosen((last) => new Set(on ? [...last, ...addresses] : [...last].filter((address) => !addresses.includes(address))))
  const plan = usePlan(cluster, {
    onAccepted: (accepted) => {
      tick(removed, false)
      follow(accepted.follow)
    },
  })
  return {
    ticked: [...new Set(cluster.allowable_ip_addresses ?? [])].filter((address) => chosen.has(address)),
    tick,
    remove: (addresses: readonly string[]) => {
      setRemoved(addresses)
      plan.open((about) => setSecurityGroupRules(about, { add: [], remove: addresses }))
    },
    dialog: plan.dialog,
  }
}
