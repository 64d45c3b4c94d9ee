import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { volumeTypes } from '#contract/postgresql/words.ts'
import { isVolumeSize, volumeSizeGb } from '#contract/rules/limits.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { FormPanel, useChanged, useFormPlan } from '#console/components/FormPanel.tsx'
import { volumeRoles, type VolumeRole, type VolumeType } from '#console/components/new-cluster/parts.ts'
import { addBlockStorages, addedVolumes } from '#console/components/plans/instances.ts'
import { SegmentField } from '#console/ui/SegmentField.tsx'
import { serverCount, type GroupProps } from './group.ts'
import { SizeField } from './SizeField.tsx'
import { SlowBackup } from './SlowBackup.tsx'

type Props = GroupProps & { readonly onClose: () => void }
type Values = { readonly role: VolumeRole; readonly type: VolumeType; readonly sizeGb: number }

/** Role, type and size of a further volume, for each server of the group. */
export function AddVolumePanel({ cluster, group, onClose }: Props) {
  const t = useTranslations('storage.adding')
  const plan = useFormPlan(cluster, onClose)
  const dataType = (group.block_storage_groups ?? []).find(({ role_type }) => role_type === 'DATA')?.volume_type
  const [values, setValues] = useState<Values>({
    role: 'DATA',
    // The others should be like what the data lies on.
    type: volumeTypes.find((known) => known === dataType) ?? 'SSD',
    sizeGb: 128,
  })
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const { role, type, sizeGb } = values
  const facts = { ...factsOf(cluster, useNow(30_000)), volume_role: role, volume_count: addedVolumes(group) }
  const change = (over: Partial<Values>) => setValues({ ...values, ...over })
  const submit = () => {
    setTried(true)
    if (isVolumeSize(sizeGb)) plan.open((about) => addBlockStorages(about, group, { role_type: role, size_gb: sizeGb, volume_type: type }))
    else box.current?.focus()
  }
  return (
    <FormPanel
      title={t('title')}
      description={t('text', { servers: serverCount(group) })}
      reason={useReason('addBlockStorages', facts)}
      changed={useChanged(values)}
      onClose={onClose}
      onSubmit={submit}
      plan={plan}
    >
      <SegmentField
        mono
        label={t('role')}
        hint={t(`roles.${role}`)}
        options={volumeRoles.map((value) => ({ value, label: value }))}
        value={role}
        onChange={(next) => change({ role: next })}
      />
      <SegmentField
        mono
        label={t('type')}
        hint={dataType === undefined ? t('typeKms') : type === dataType ? t('typeHint') : t('typeDiffers', { type: dataType })}
        options={volumeTypes.map((value) => ({ value, label: value }))}
        value={type}
        onChange={(next) => change({ type: next })}
      />
      <SizeField
        ref={box}
        label={t('size')}
        value={sizeGb}
        show={tried}
        problem={isVolumeSize(sizeGb) ? undefined : 'bad_size'}
        onChange={(next) => change({ sizeGb: next })}
        onBlur={() => setTried(true)}
      />
      {sizeGb > volumeSizeGb.slowBackup && <SlowBackup />}
    </FormPanel>
  )
}
