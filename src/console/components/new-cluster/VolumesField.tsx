import { useState } from 'react'
import { Plus } from 'lucide-react'
import { useFieldArray } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { volumeSizeGb, volumesMax } from '#contract/rules/limits.ts'
import { Button } from '#console/ui/Button.tsx'
import { keepFocus } from '#console/ui/keep-focus.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { dataSize, volumeRoles, type Volume, type VolumeParts, type VolumeRole } from './parts.ts'
import { useFields } from './use-fields.ts'
import { VolumeRow } from './VolumeRow.tsx'

/** GB that a volume starts with when it is added; it can grow later. */
const firstSize: Record<VolumeRole, number> = { DATA: 128, ARCHIVE: 128, TEMP: 64, BACKUP: 128 }

type Props = {
  /** Roles that can be added. */
  readonly roles?: readonly VolumeRole[]
  /** GB that the first volumes must have at least, one for each: those of the cluster that is copied. They stay. */
  readonly least?: readonly number[]
}

/** The volumes of each instance: the OS volume is given, the others are added by role and size. */
export function VolumesField({ roles = volumeRoles, least = [] }: Props) {
  const t = useTranslations('create.storage')
  const { control, errorOf, watch } = useFields<VolumeParts>()
  const { fields, append, remove } = useFieldArray({ control, name: 'volumes' })
  const volumes = watch('volumes')
  const error = errorOf('volumes')
  return (
    <>
      <section aria-label={t('volumes')} className="rounded-3 border border-line [&>*+*]:border-t [&>*+*]:border-line">
        <div className="flex items-baseline gap-2 px-4 py-3 max-s:px-3">
          <h3 className="font-mono">OS</h3>
          <span className="text-quiet">{t('os')}</span>
          <span className="ml-auto font-semibold text-strong">{`${volumeSizeGb.os} GB`}</span>
        </div>
        {fields.map(({ id }, index) => (
          <VolumeRow key={id} index={index} volumes={volumes} least={least[index]} onRemove={() => remove(index)} />
        ))}
        <AddVolume
          roles={roles}
          volumes={volumes}
          onAdd={(role) => append({ role, sizeGb: firstSize[role] }, { shouldFocus: true, focusName: `volumes.${volumes.length}.sizeGb` })}
        />
      </section>
      {error !== undefined && (
        <p role="alert" className="flex items-start gap-1 text-12 text-error">
          <KindGlyph kind="error" className="mt-[0.1rem]" />
          {error}
        </p>
      )}
      {volumes.length > volumesMax && (
        <Notice kind="warning" title={t('manyTitle', { max: volumesMax })}>
          {t('manyText')}
        </Notice>
      )}
      {dataSize(volumes) > volumeSizeGb.slowBackup && (
        <Notice kind="warning" title={t('slowTitle')}>
          {t('slowText')}
        </Notice>
      )}
    </>
  )
}

type AddProps = {
  readonly roles: readonly VolumeRole[]
  readonly volumes: readonly Volume[]
  readonly onAdd: (role: VolumeRole) => void
}

function AddVolume({ roles, volumes, onAdd }: AddProps) {
  const t = useTranslations('create.storage')
  const missing = roles.find((role) => !volumes.some((volume) => volume.role === role))
  const [chosen, setChosen] = useState<VolumeRole>()
  const role = chosen ?? missing ?? 'DATA'
  const add = () => {
    setChosen(undefined)
    onAdd(role)
  }
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-3 max-s:px-3">
      {roles.length > 1 && (
        <SelectField
          hideLabel
          label={t('role')}
          className="w-36"
          value={role}
          onChange={(event) => setChosen(roles.find((known) => known === event.target.value))}
          options={roles.map((value) => ({ value, label: value }))}
        />
      )}
      <Button icon={<Plus className="size-4" aria-hidden="true" />} onMouseDown={keepFocus} onClick={add}>
        {t('add')}
      </Button>
      <span className="text-12 text-quiet">{t(`roles.${role}`)}</span>
    </div>
  )
}
