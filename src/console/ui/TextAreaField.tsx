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
  rows = 3,
  ...native
}: TextAreaFieldProps) {
  const words: FieldWords = { label, hint, error, optional, suggestions, hideLabel, className }
  const ids = useFieldIds(words, native)
  return (
    <Field words={words} ids={ids}>
      <textarea
        rows={rows}
        autoComplete="off"
        spellCheck={mono ? false : undefined}
        {...native}
        {...ids.control}
        // Where a box grows with its text, `rows` alone would not keep it from beginning as one line.
        style={{ minHeight: `calc(${rows}lh + 0.875rem)` }}
        className={`${inputClass} h-auto! py-1.5 field-sizing-content max-h-80 ${mono ? 'font-mono' : ''}`}
      />
    </Field>
  )
}
