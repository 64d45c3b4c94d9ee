import { Controller } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { volumeTypes } from '#contract/postgresql/words.ts'
import { useFields } from '#console/components/new-cluster/use-fields.ts'
import { VolumesField } from '#console/components/new-cluster/VolumesField.tsx'
import { SegmentField } from '#console/ui/SegmentField.tsx'
import type { Values } from './values.ts'

/** One volume type for all; the OS volume is given, the others are added by role and size. */
export function StorageStep() {
  const t = useTranslations('create.storage')
  const { control } = useFields<Values>()
  return (
    <>
      <Controller
        control={control}
        name="volumeType"
        render={({ field }) => (
          <SegmentField
            label={t('type')}
            hint={t('typeHint')}
            mono
            options={volumeTypes.map((type) => ({ value: type, label: type }))}
            {...field}
          />
        )}
      />
      <VolumesField />
    </>
  )
}
