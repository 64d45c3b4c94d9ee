import { useTranslations } from 'use-intl'
import { AddressesField } from '#console/components/new-cluster/AddressesField.tsx'
import { MaintenanceFields } from '#console/components/new-cluster/MaintenanceFields.tsx'
import { TagsField } from '#console/components/new-cluster/TagsField.tsx'

/** Who may connect, when the cloud may work on the servers, and tags; the same for each of the replicas. */
export function AccessStep() {
  const t = useTranslations('replicas.new.access')
  return (
    <>
      <AddressesField />
      <h3 className="border-t border-line pt-5">{t('maintenance')}</h3>
      <MaintenanceFields />
      <h3 className="border-t border-line pt-5">{t('tags')}</h3>
      <TagsField />
    </>
  )
}
