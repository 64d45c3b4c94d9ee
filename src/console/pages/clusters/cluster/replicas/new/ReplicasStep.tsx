import { Controller, useFieldArray } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { replicaName, replicasMax } from '#contract/rules/limits.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { SubnetField } from '#console/components/new-cluster/SubnetField.tsx'
import { useFields } from '#console/components/new-cluster/use-fields.ts'
import { nearestName } from '#console/lib/names.ts'
import { CheckField } from '#console/ui/CheckField.tsx'
import { RadioGroup } from '#console/ui/RadioGroup.tsx'
import { RadioRow } from '#console/ui/RadioRow.tsx'
import { SegmentField } from '#console/ui/SegmentField.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { freshReplica, replicasLeft, type Values } from './values.ts'

type Props = {
  readonly origin: Result<'showCluster'>
  readonly taken: readonly string[]
  readonly otherRegions: readonly string[]
}

/** Where the replicas go, how many there are, and what each is called. */
export function ReplicasStep({ origin, taken, otherRegions }: Props) {
  const { watch } = useFields<Values>()
  return (
    <>
      <PlaceField origin={origin} otherRegions={otherRegions} />
      {watch('far') && <FarFields otherRegions={otherRegions} />}
      <Replicas origin={origin} taken={taken} />
    </>
  )
}

function PlaceField({ origin, otherRegions }: Omit<Props, 'taken'>) {
  const t = useTranslations('replicas.new.place')
  const here = useRegion()
  const { control } = useFields<Values>()
  return (
    <Controller
      control={control}
      name="far"
      render={({ field }) => (
        <RadioGroup label={t('label')}>
          {(otherRegions.length === 0 ? [false] : [false, true]).map((far) => (
            <RadioRow
              key={String(far)}
              boxed
              ref={far ? undefined : field.ref}
              name={field.name}
              value={far ? 'far' : 'near'}
              checked={field.value === far}
              onChoose={() => field.onChange(far)}
              onBlur={field.onBlur}
              title={far ? t('far') : t('near', { region: here })}
            >
              <span>{far ? t('farText') : t('nearText', { name: origin.name })}</span>
            </RadioRow>
          ))}
          {otherRegions.length === 0 && <p className="text-12 text-quiet">{t('onlyHere')}</p>}
        </RadioGroup>
      )}
    />
  )
}

function FarFields({ otherRegions }: Pick<Props, 'otherRegions'>) {
  const t = useTranslations('replicas.new.place')
  const { environment } = useSession()
  const { register, errorOf, watch } = useFields<Values>()
  const region = watch('region')
  return (
    <div className="grid gap-4 border-l-2 border-line pl-4">
      <SelectField
        label={t('region')}
        error={errorOf('region')}
        options={otherRegions.map((other) => ({ value: other, label: other }))}
        className="max-w-60"
        {...register('region')}
      />
      <SubnetField key={region} environment={environment} region={region} />
      <CheckField label={t('nat')} hint={t('natHint')} {...register('nat')} />
    </div>
  )
}

function Replicas({ origin, taken }: Omit<Props, 'otherRegions'>) {
  const t = useTranslations('replicas.new')
  const { control, getValues } = useFields<Values>()
  const { fields, append, remove } = useFieldArray({ control, name: 'replicas' })
  const left = replicasLeft(origin)
  const choices = Array.from({ length: Math.max(left, fields.length) }, (_, index) => String(index + 1))
  const resize = (count: number) => {
    if (count < fields.length) {
      remove(Array.from({ length: fields.length - count }, (_, index) => count + index))
      return
    }
    const names = [...taken, ...getValues('replicas').map(({ name }) => name.trim())]
    for (let index = fields.length; index < count; index += 1) {
      const fresh = freshReplica(origin.name, names)
      names.push(fresh.name)
      append(fresh, { shouldFocus: false })
    }
  }
  return (
    <>
      <SegmentField
        label={t('count')}
        hint={t('countHint', { left, max: replicasMax })}
        options={choices.map((value) => ({ value, label: value }))}
        value={String(fields.length)}
        onChange={(value) => resize(Number(value))}
        className="max-w-80"
      />
      <ol className="grid gap-4">
        {fields.map(({ id }, index) => (
          <li key={id}>
            <OneReplica index={index} />
          </li>
        ))}
      </ol>
    </>
  )
}

function OneReplica({ index }: { readonly index: number }) {
  const t = useTranslations('replicas.new.one')
  const { register, errorOf, getValues, setValue, watch } = useFields<Values>()
  const [far, nat] = watch(['far', 'nat'])
  const path = `replicas.${index}` as const
  const nameError = errorOf(`${path}.name`)
  const nearest =
    nameError === undefined ? undefined : nearestName(getValues(`${path}.name`).trim(), replicaName, /^[^a-z]+|[^a-z0-9-]|-+$/g, true)
  const take = (name: string) => setValue(`${path}.name`, name, { shouldDirty: true, shouldTouch: true, shouldValidate: true })
  return (
    <fieldset className="min-w-0 rounded-3 border border-line px-4 pt-1 pb-4 max-s:px-3">
      <legend className="px-1 font-semibold text-strong">{t('title', { at: index + 1 })}</legend>
      <div className="grid grid-cols-2 items-start gap-4 max-s:grid-cols-1">
        <TextField
          mono
          autoCapitalize="none"
          className="col-span-full"
          label={t('name')}
          hint={t('nameHint', { min: replicaName.min, max: replicaName.max })}
          error={nameError}
          suggestions={nearest === undefined ? [] : [{ label: nearest, onUse: () => take(nearest) }]}
          {...register(`${path}.name`)}
        />
        <TextField
          mono
          optional
          inputMode="decimal"
          label={t('address')}
          hint={t('addressHint')}
          error={errorOf(`${path}.address`)}
          {...register(`${path}.address`)}
        />
        {(!far || nat) && (
          <TextField
            mono
            optional
            label={t('publicIp')}
            hint={t('publicIpHint')}
            error={errorOf(`${path}.publicIpId`)}
            {...register(`${path}.publicIpId`)}
          />
        )}
      </div>
    </fieldset>
  )
}
