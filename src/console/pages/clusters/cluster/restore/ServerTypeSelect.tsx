import { useTranslations } from 'use-intl'
import { smallestFirst } from '#console/components/new-cluster/server-types.ts'
import { useServerTypes } from '#console/components/new-cluster/ServerTypeField.tsx'
import { useFields } from '#console/components/new-cluster/use-fields.ts'
import { SelectField } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import type { Values } from './values.ts'

/** vCPU and memory of the new server. Where the list cannot be read, the type is typed by its name. */
export function ServerTypeSelect() {
  const t = useTranslations('create.serverType')
  const words = useTranslations('restore.settings')
  const { register, errorOf, watch } = useFields<Values>()
  const types = useServerTypes()
  const chosen = watch('serverTypeName')
  const error = errorOf('serverTypeName')
  if (types === undefined) return <TextField mono label={t('name')} error={error} {...register('serverTypeName')} />
  const offered = types.some(({ name }) => name === chosen)
  const options = smallestFirst(types).map(({ name, cpu_core: cores, memory_gb: gb }) => ({
    value: name,
    label: `${name}, ${t('sum', { cores, gb })}`,
  }))
  return (
    <SelectField
      className="max-w-100"
      label={t('name')}
      hint={offered || chosen === '' ? undefined : words('notOffered', { name: chosen })}
      error={error}
      options={offered || chosen === '' ? options : [{ value: chosen, label: chosen }, ...options]}
      {...register('serverTypeName')}
    />
  )
}
