import { useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { usePageTitle } from '#console/layout/page-title.ts'
import { clusterTabs, type ClusterTab } from '#console/paths.ts'

/** The tab that the URL names; `overview` where it names none. */
export function useTab(): ClusterTab | 'overview' {
  const { pathname } = useLocation()
  const last = pathname.split('/')[3]
  return clusterTabs.find((tab) => tab === last) ?? 'overview'
}

/** Names the page after the cluster, and after the tab or the part of it where it is not the overview. */
export function useTabTitle(name: string, overview: string): void {
  const t = useTranslations('cluster.tabs')
  const tab = useTab()
  const { pathname } = useLocation()
  const whole = tab === 'overview'
  const part = pathname.endsWith('/replicas/new') ? t('newReplicas') : t(tab)
  usePageTitle(whole ? name : part, whole ? undefined : { title: name, to: overview })
}
