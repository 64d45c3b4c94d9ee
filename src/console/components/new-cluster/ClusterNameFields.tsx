import type { ChangeEvent } from 'react'
import { useTranslations } from 'use-intl'
import { clusterName, instancePrefix, isRisky, type TextLimit } from '#contract/rules/limits.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { prefixFor, serverNames } from '#console/lib/names.ts'
import type { NameParts } from './parts.ts'
import { useFields } from './use-fields.ts'
import { useNameField } from './use-name-field.ts'

type Props = {
  /** How many servers there will be. */
  readonly servers: number
  /** What the prefix may look like: a restored cluster's may be longer. */
  readonly prefixLimit?: TextLimit
}

/** The cluster's name and the prefix of its servers, which follows the name until someone writes another one. */
export function ClusterNameFields({ servers, prefixLimit = instancePrefix }: Props) {
  const t = useTranslations('create.database')
  const { watch, getValues, setValue } = useFields<NameParts>()
  const [name, prefix] = watch(['name', 'prefix'])
  const nameField = useNameField('name')
  const prefixField = useNameField('prefix', prefixLimit)
  // Called before the form takes the new name: only a prefix that came from the old one follows.
  const follow = (next: string) => {
    if (getValues('prefix') !== prefixFor(getValues('name'))) return
    setValue('prefix', prefixFor(next.trim()), { shouldDirty: true, shouldValidate: prefixField.error !== undefined })
  }
  const rename = (event: ChangeEvent<HTMLInputElement>) => {
    follow(event.target.value)
    return nameField.onChange(event)
  }
  const suggestions = nameField.suggestions.map(({ label, onUse }) => ({
    label,
    onUse: () => {
      follow(label)
      onUse()
    },
  }))
  return (
    <div className="grid grid-cols-2 items-start gap-4 max-s:grid-cols-1">
      <TextField
        mono
        label={t('name')}
        {...nameField}
        suggestions={suggestions}
        onChange={(event) => void rename(event)}
        hint={
          <Hint
            text={t('nameHint', { min: clusterName.min, max: clusterName.max })}
            risky={nameField.error === undefined && isRisky(name.trim(), clusterName)}
            limit={clusterName}
          />
        }
      />
      <TextField
        mono
        label={t('prefix')}
        {...prefixField}
        hint={
          <Hint
            text={prefix.trim() === '' ? t('prefixHintEmpty') : t('prefixHint', { names: serverNames(prefix, servers).join(', ') })}
            risky={prefixField.error === undefined && isRisky(prefix.trim(), prefixLimit)}
            limit={prefixLimit}
          />
        }
      />
    </div>
  )
}

function Hint({ text, risky, limit }: { readonly text: string; readonly risky: boolean; readonly limit: TextLimit }) {
  const t = useTranslations('create.database')
  return (
    <>
      {text}
      {risky && (
        <span className="mt-0.5 flex items-start gap-1 text-unknown">
          <KindGlyph kind="warning" className="mt-[0.1rem]" />
          {t('risky', { advised: limit.advised ?? limit.max })}
        </span>
      )}
    </>
  )
}
