import { useLocale, useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { isKnownState } from '#contract/rules/states.ts'
import { useSession } from '#console/api/session.ts'
import { useZone } from '#console/lib/preferences.ts'
import type { About } from './plans/plan.ts'

/** What plans of a cluster are made from: itself, and the reader's words, zone and numbers. */
export function useAbout(cluster: Result<'showCluster'>): About {
  return useAboutOf()(cluster)
}

/** The same for whoever plans for several. */
export function useAboutOf(): (cluster: Result<'showCluster'>) => About {
  const t = useTranslations('plans')
  const states = useTranslations('states')
  const locale = useLocale()
  const zone = useZone()
  const { speed } = useSession()
  const stateWord = (state: string) => (isKnownState(state) ? states(state) : state)
  return (cluster) => ({ cluster, t, stateWord, locale, zone, speed })
}
