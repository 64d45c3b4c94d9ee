import { useTranslations } from 'use-intl'
import type { Path } from './values.ts'

/** How a field of the form is called; one of several replicas with its number. */
export function useFieldLabel(): (path: Path) => string {
  const common = useTranslations('create.fields')
  const t = useTranslations('replicas.new')
  return (path) => {
    const [field, index, part] = path.split('.')
    switch (field) {
      case 'replicas':
        return index === undefined
          ? t('count')
          : t('one.labelled', {
              at: Number(index) + 1,
              field: t(`one.${part === 'address' ? 'address' : part === 'publicIpId' ? 'publicIp' : 'name'}`),
            })
      case 'far':
        return t('place.label')
      case 'region':
        return t('place.region')
      case 'nat':
      case 'subnetId':
      case 'serverTypeName':
      case 'volumes':
      case 'addresses':
      case 'maintenance':
      case 'day':
      case 'startTime':
      case 'periodHours':
      case 'tags':
        return common(field)
      default:
        return path
    }
  }
}
