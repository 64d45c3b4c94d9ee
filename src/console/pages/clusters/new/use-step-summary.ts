import { useTranslations } from 'use-intl'
import type { Engine } from '#contract/postgresql/catalog.ts'
import { sentAddresses } from '#console/lib/addresses.ts'
import { clockText } from '#console/lib/clock.ts'
import { engineName } from './engines.ts'
import type { FormStepId } from './steps.ts'
import { storagePerInstance, type Values } from './values.ts'

/** What was chosen in a step, in a few words. */
export function useStepSummary(values: Values, engines: readonly Engine[]): (step: FormStepId) => string {
  const t = useTranslations('create.done')
  const flag = (on: boolean) => (on ? 'yes' : 'no')
  return (step) => {
    switch (step) {
      case 'engine': {
        const engine = engines.find(({ id }) => id === values.engineVersionId)
        return engine === undefined ? '' : engineName(engine)
      }
      case 'topology':
        return t('topology', { ha: flag(values.ha), nat: flag(values.nat) })
      case 'server-type':
        return values.serverTypeName
      case 'storage':
        return t('storage', { gb: storagePerInstance(values), type: values.volumeType })
      case 'network': {
        const addresses = sentAddresses(values.addresses)
        return t('network', { count: addresses.length, first: addresses[0] ?? '', more: Math.max(0, addresses.length - 1) })
      }
      case 'database':
        return t('database', { name: values.name.trim(), port: values.port.trim() })
      case 'backup':
        return t('backup', { on: flag(values.backup), hour: clockText(values.startHour), days: values.retentionDays })
      case 'tags':
        return t('tags', { count: values.tags.filter(({ key }) => key.trim() !== '').length })
    }
  }
}
