import { useState, type ComponentProps } from 'react'
import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Field, useFieldIds, type FieldWords } from './Field.tsx'
import { IconButton } from './IconButton.tsx'
import { inputClass } from './input-class.ts'

export type PasswordFieldProps = Omit<ComponentProps<'input'>, keyof FieldWords | 'type'> & FieldWords

/** A secret, hidden until asked for. */
export function PasswordField({ label, hint, error, optional, suggestions, hideLabel, className, ...native }: PasswordFieldProps) {
  const t = useTranslations('ui')
  const [shown, setShown] = useState(false)
  const words: FieldWords = { label, hint, error, optional, suggestions, hideLabel, className }
  const ids = useFieldIds(words, native)
  return (
    <Field words={words} ids={ids}>
      <div className="relative">
        <input
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          {...native}
          {...ids.control}
          type={shown ? 'text' : 'password'}
          className={`${inputClass} pr-9 font-mono pointer-coarse:pr-12`}
        />
        <IconButton
          size="small"
          label={shown ? t('hidePassword') : t('showPassword')}
          icon={shown ? <EyeOff className="size-4" /> : <Eye className="size-4" />}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-1 my-auto"
        />
      </div>
    </Field>
  )
}
