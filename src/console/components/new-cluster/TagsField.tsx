import { Plus, X } from 'lucide-react'
import { useFieldArray } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { Button } from '#console/ui/Button.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { keepFocus } from '#console/ui/keep-focus.ts'
import type { TagParts } from './parts.ts'
import { useFields } from './use-fields.ts'

const row = 'grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_var(--control)] items-start gap-2'

/** Keys and values. An empty row is nothing and is not sent. */
export function TagsField() {
  const t = useTranslations('create.tags')
  const { control, register, errorOf } = useFields<TagParts>()
  const { fields, append, remove } = useFieldArray({ control, name: 'tags' })
  const add = () => append({ key: '', value: '' }, { focusName: `tags.${fields.length}.key` })
  return (
    <div className="grid gap-3">
      {fields.length === 0 && <p className="text-quiet">{t('none')}</p>}
      {fields.length > 0 && (
        // Each field has a name of its own for screen readers.
        <div aria-hidden="true" className={`${row} -mb-2 font-medium text-strong`}>
          <span>{t('key')}</span>
          <span>{t('value')}</span>
        </div>
      )}
      <ol className="grid gap-3">
        {fields.map(({ id }, index) => (
          <li key={id} className={row}>
            <TextField
              mono
              hideLabel
              label={t('keyNth', { at: index + 1 })}
              error={errorOf(`tags.${index}.key`)}
              {...register(`tags.${index}.key`)}
            />
            <TextField mono hideLabel label={t('valueNth', { at: index + 1 })} {...register(`tags.${index}.value`)} />
            <IconButton
              label={t('remove', { at: index + 1 })}
              icon={<X className="size-4" aria-hidden="true" />}
              onMouseDown={keepFocus}
              onClick={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button icon={<Plus className="size-4" aria-hidden="true" />} onMouseDown={keepFocus} onClick={add}>
          {t('add')}
        </Button>
      </div>
    </div>
  )
}
