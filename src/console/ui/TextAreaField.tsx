import type { ComponentProps } from 'react'
import { Field, useFieldIds, type FieldWords } from './Field.tsx'
import { inputClass } from './input-class.ts'

export type TextAreaFieldProps = Omit<ComponentProps<'textarea'>, keyof FieldWords> & FieldWords & { readonly mono?: boolean }

/** Several lines of text; it grows with them where the browser can. */
export function TextAreaField({
  label,
  hint,
  error,
  optional,
  suggestions,
  hideLabel,
  className,
  mono = false,
  ...native
}: TextAreaFieldProps) {
  const words: FieldWords = { label, hint, error, optional, suggestions, hideLabel, className }
  const ids = useFieldIds(words, native)
  return (
    <Field words={words} ids={ids}>
      <textarea
        rows={3}
        autoComplete="off"
        spellCheck={mono ? false : undefined}
        {...native}
        {...ids.control}
        className={`${inputClass} h-auto! py-1.5 field-sizing-content max-h-80 ${mono ? 'font-mono' : ''}`}
      />
    </Field>
  )
}
