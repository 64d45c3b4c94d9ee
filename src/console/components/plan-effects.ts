import type { useTranslations } from 'use-intl'
import { durations } from '#contract/rules/durations.ts'
import { formatTypical } from '#console/lib/format.ts'
import type { Effect } from './EffectList.tsx'

/** The actions that a person plans and sends from a cluster's page. */
export type PlannedAction = 'startCluster' | 'stopCluster' | 'restartCluster' | 'synchronizeClusterState' | 'terminateCluster'

type About = { readonly name: string; readonly replicas: number; readonly speed: number; readonly locale: string }
type Words = ReturnType<typeof useTranslations<'plan'>>

/** What an action does to a cluster, as far as it is known. `speed` divides the cloud's durations in the demo. */
export function effectsOf(action: PlannedAction, about: About, t: Words): Effect[] {
  const { name, replicas: count } = about
  const typical = formatTypical(durations[action].typical / about.speed, about.locale)
  const takes: Effect = { kind: 'takes', fact: t('effects.takes', { typical }), why: t('effects.takesWhy', { name }) }
  switch (action) {
    case 'startCluster':
      return [takes, { kind: 'not', fact: t('effects.notStart') }]
    case 'stopCluster':
      return [
        { kind: 'warns', fact: t('effects.cutStop', { name }), why: t('effects.cutStopWhy') },
        ...(count > 0 ? [{ kind: 'warns', fact: t('effects.replicasStop', { name, count }), why: t('inferred') } as const] : []),
        takes,
        { kind: 'not', fact: t('effects.notStop') },
      ]
    case 'restartCluster':
      return [
        { kind: 'warns', fact: t('effects.cutRestart', { name }), why: t('effects.cutRestartWhy') },
        takes,
        { kind: 'not', fact: t('effects.notRestart') },
      ]
    case 'synchronizeClusterState':
      return [
        { kind: 'does', fact: t('effects.syncDoes'), why: t('effects.syncDoesWhy') },
        takes,
        { kind: 'not', fact: t('effects.notSync') },
      ]
    case 'terminateCluster':
      return [
        { kind: 'destroys', fact: t('effects.deletes', { name }), why: t('effects.deletesWhy') },
        ...(count > 0
          ? [{ kind: 'warns', fact: t('effects.replicasTerminate', { name, count }), why: t('effects.replicasTerminateWhy') } as const]
          : []),
        takes,
      ]
  }
}
