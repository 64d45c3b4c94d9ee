import { useFormatter, useTranslations } from 'use-intl'
import { dataSize } from '#console/components/new-cluster/parts.ts'
import { sentAddresses } from '#console/lib/addresses.ts'
import type { FormStepId } from './steps.ts'
import type { Values } from './values.ts'

/** What was chosen in a step, in a few words. */
export function useStepSummary(values: Values, here: string): (step: FormStepId) => string {
  const t = useTranslations('replicas.new.done')
  const format = useFormatter()
  return (step) => {
    switch (step) {
      case 'replicas':
        return t('replicas', { count: values.replicas.length, region: values.far ? values.region : here })
      case 'size':
        return t('size', { type: values.serverTypeName, gb: format.number(dataSize(values.volumes)) })
      case 'access':
        return t('access', { count: sentAddresses(values.addresses).length })
    }
  }
}
