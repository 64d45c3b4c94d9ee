import { useTranslations } from 'use-intl'
import type { Engine } from '#contract/postgresql/catalog.ts'
import { clusterName, instancePrefix, isRisky, volumeSizeGb, volumesMax } from '#contract/rules/limits.ts'
import type { Effect } from '#console/components/EffectList.tsx'
import { opensToAll, sentAddresses } from '#console/lib/addresses.ts'
import { engineName, isPastService } from './engines.ts'
import { useCreateTimes } from './use-create-times.ts'
import { dataSize } from '#console/components/new-cluster/parts.ts'
import { instanceCount, type Values } from './values.ts'

/** What a create does, and what a person may not have meant. */
export function useCreateEffects(values: Values, engine: Engine | undefined): Effect[] {
  const t = useTranslations('create.review')
  const times = useCreateTimes()
  const addresses = sentAddresses(values.addresses)
  const warn = (applies: boolean, fact: string, why: string): Effect[] => (applies ? [{ kind: 'warns', fact, why }] : [])
  return [
    { kind: 'does', fact: t('creates', { count: instanceCount(values) }), why: t('createsWhy') },
    { kind: 'does', fact: t('locked', { span: times.locked }), why: t('lockedWhy') },
    { kind: 'takes', fact: t('takes', { typical: times.typical, slow: times.slow }), why: t('takesWhy') },
    ...(engine === undefined ? [] : warn(isPastService(engine), t('endOfService', { name: engineName(engine) }), t('endOfServiceWhy'))),
    ...warn(opensToAll(addresses), t('open'), t('openWhy')),
    ...warn(addresses.length === 0, t('closed'), t('closedWhy')),
    ...warn(!values.backup, t('noBackup'), t('noBackupWhy')),
    ...warn(values.volumes.length > volumesMax, t('many', { max: volumesMax }), t('manyWhy')),
    ...warn(dataSize(values.volumes) > volumeSizeGb.slowBackup, t('slow'), t('slowWhy')),
    ...warn(
      isRisky(values.name.trim(), clusterName) || isRisky(values.prefix.trim(), instancePrefix),
      t('longName'),
      t('longNameWhy', { name: clusterName.advised, prefix: instancePrefix.advised }),
    ),
    { kind: 'not', fact: t('noLogs'), why: t('noLogsWhy') },
  ]
}
