import { createTranslator } from 'use-intl'
import { expect, test } from 'vitest'
import { plan as en } from '#console/messages/en/plan.ts'
import { plan as ko } from '#console/messages/ko/plan.ts'
import { effectsOf, type PlannedAction } from './plan-effects.ts'

const words = {
  en: createTranslator({ locale: 'en', messages: { plan: en }, namespace: 'plan' }),
  ko: createTranslator({ locale: 'ko', messages: { plan: ko }, namespace: 'plan' }),
}

function facts(action: PlannedAction, locale: 'en' | 'ko', over: Partial<Parameters<typeof effectsOf>[1]> = {}): string[] {
  const about = { name: 'orders', replicas: 0, speed: 1, locale, ...over }
  return effectsOf(action, about, words[locale]).map(({ kind, fact }) => `${kind}: ${fact}`)
}

test('what each action does', () => {
  const actions: PlannedAction[] = ['startCluster', 'stopCluster', 'restartCluster', 'synchronizeClusterState', 'terminateCluster']
  expect(actions.map((action) => facts(action, 'en'))).toEqual([
    ['takes: Takes about 3 min.', 'not: Changes no settings and deletes nothing. It can be stopped again.'],
    [
      'warns: Every connection to orders is closed.',
      'takes: Takes about 2 min.',
      'not: Deletes no data and no backups. It can be started again.',
    ],
    [
      'warns: Every connection to orders is closed.',
      'takes: Takes about 3 min.',
      'not: Changes no settings, deletes no data and no backups.',
    ],
    [
      'does: The cloud looks at the servers and corrects the state that it shows.',
      'takes: Takes about 30 sec.',
      'not: Changes no data, no settings and no backups.',
    ],
    ['destroys: orders, its volumes and its backups are deleted.', 'takes: Takes about 5 min.'],
  ])
})

test('replicas are counted, and the demo is faster', () => {
  expect(facts('stopCluster', 'en', { replicas: 1, speed: 20 })).toContain(
    'warns: Its replica receives no changes while orders is stopped.',
  )
  expect(facts('terminateCluster', 'en', { replicas: 3, speed: 20 })).toEqual([
    'destroys: orders, its volumes and its backups are deleted.',
    'warns: 3 replicas belong to orders.',
    'takes: Takes about 15 sec.',
  ])
  expect(facts('terminateCluster', 'ko', { replicas: 3 })).toEqual([
    'destroys: orders 클러스터와 볼륨, 백업이 모두 삭제됩니다.',
    'warns: orders에는 복제본이 3개 있습니다.',
    'takes: 약 5분 걸립니다.',
  ])
})
