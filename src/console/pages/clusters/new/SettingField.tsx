import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { SelectField } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { useEngineProperties } from './EngineProperties.tsx'
import { listedValues, type PropertyMeaning } from './engines.ts'
import type { Values } from './values.ts'
import { useFields } from '#console/components/new-cluster/use-fields.ts'

/** No value of the cloud has a space at its end. */
const other = 'other '

/**
 * Time zone, encoding or locale: one of the values the engine version lists, or another one as text. That the cloud takes
 * nothing else is our inference, so it is advice and no limit.
 */
export function SettingField({ name }: { readonly name: PropertyMeaning }) {
  const t = useTranslations('create.database')
  const { register, errorOf, watch, setValue } = useFields<Values>()
  const [value, engineVersionId] = watch([name, 'engineVersionId'])
  const { data, loading } = useEngineProperties(engineVersionId)
  const [writing, setWriting] = useState(false)
  const listed = listedValues(data?.contents ?? [], name)
  const label = t(name)
  const error = errorOf(name)
  if (listed.length === 0) return <TextField label={label} hint={loading ? undefined : t('freeHint')} error={error} {...register(name)} />
  const foreign = writing || !listed.includes(value)
  const choose = (next: string) => {
    setWriting(next === other)
    if (next !== other) setValue(name, next, { shouldDirty: true, shouldTouch: true, shouldValidate: true })
  }
  return (
    <div className="grid min-w-0 gap-2">
      <SelectField
        label={label}
        value={foreign ? other : value}
        onChange={(event) => choose(event.target.value)}
        options={[...listed.map((text) => ({ value: text, label: text })), { value: other, label: t('other') }]}
      />
      {foreign && <TextField hideLabel label={t('otherLabel', { label })} hint={t('otherHint')} error={error} {...register(name)} />}
    </div>
  )
}
