import { useTranslations } from 'use-intl'
import { databaseName, databaseUser, port } from '#contract/rules/limits.ts'
import { CheckField } from '#console/ui/CheckField.tsx'
import { NumberField } from '#console/ui/NumberField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { ClusterNameFields } from '#console/components/new-cluster/ClusterNameFields.tsx'
import { DatabasePassword } from './DatabasePassword.tsx'
import { SettingField } from './SettingField.tsx'
import { useNameField } from '#console/components/new-cluster/use-name-field.ts'
import { instanceCount, type Values } from './values.ts'
import { useFields } from '#console/components/new-cluster/use-fields.ts'

/** Names, the first user, and the settings that hold for good. */
export function DatabaseStep() {
  const t = useTranslations('create.database')
  const { register, errorOf, watch } = useFields<Values>()
  return (
    <>
      <ClusterNameFields servers={instanceCount({ ha: watch('ha') })} />
      <Pair>
        <TextField
          mono
          label={t('databaseName')}
          {...useNameField('databaseName')}
          hint={t('databaseNameHint', { min: databaseName.min, max: databaseName.max })}
        />
        <NumberField label={t('port')} hint={t('portHint', port)} error={errorOf('port')} {...register('port')} />
      </Pair>
      <Pair>
        <TextField
          mono
          label={t('user')}
          {...useNameField('userName')}
          hint={t('userHint', { min: databaseUser.min, max: databaseUser.max })}
          autoComplete="off"
        />
        <DatabasePassword />
      </Pair>
      <div className="grid grid-cols-3 items-start gap-4 max-s:grid-cols-1">
        <SettingField name="timezone" />
        <SettingField name="encoding" />
        <SettingField name="locale" />
      </div>
      <CheckField label={t('audit')} hint={t('auditHint')} {...register('audit')} />
    </>
  )
}

function Pair({ children }: { readonly children: React.ReactNode }) {
  return <div className="grid grid-cols-2 items-start gap-4 max-s:grid-cols-1">{children}</div>
}
