import { useTranslations } from 'use-intl'
import type { Finding, FindingFix } from '#contract/rules/findings/finding.ts'
import { useOperationName } from '#console/components/operation-name.ts'
import { clusterTabs, paths } from '#console/paths.ts'

type Cured = Pick<Finding, 'region' | 'clusterId' | 'values' | 'fix'>

/** The URL at which a finding can be cured: the tab of its cluster, with the plan or form of the cure open where there is one. */
export function curePath({ region, clusterId, values, fix }: Cured): string {
  if (fix.operation === 'createReplica') return paths.createReplica(region, clusterId)
  const tab = tabPath(region, clusterId, fix.tab)
  const of = values['log'] ?? (fix.tab === 'access' ? values['range'] : undefined)
  return fix.operation === undefined ? tab : paths.planned(tab, fix.operation, of?.toString())
}

function tabPath(region: string, clusterId: string, tab: FindingFix['tab']): string {
  if (tab === 'restore') return paths.restoreCluster(region, clusterId)
  const known = clusterTabs.find((name) => name === tab)
  return known === undefined ? paths.cluster(region, clusterId) : paths.clusterTab(region, clusterId, known)
}

/** What the way to the cure is called: the operation whose plan it opens. */
export function useCureLabel(): (fix: FindingFix) => string {
  const t = useTranslations('findings')
  const nameOf = useOperationName()
  return ({ operation }) => (operation === undefined ? t('open') : t('plan', { operation: nameOf(operation) }))
}
