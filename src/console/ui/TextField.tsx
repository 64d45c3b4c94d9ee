import type { ComponentProps, ReactNode } from 'react'
import { Field, useFieldIds, type FieldWords } from './Field.tsx'
import { inputClass } from './input-class.ts'

export type TextFieldProps = Omit<ComponentProps<'input'>, keyof FieldWords> &
  FieldWords & {
    /** For names, ids and addresses: characters of one width. */
    readonly mono?: boolean
    /** In front of the text, such as a magnifying glass. */
    readonly icon?: ReactNode
  }

/** One line of text. Native props go to the input, `className` to the field around it. */
export function TextField({
  label,
  hint,
  error,
  optional,
  suggestions,
  hideLabel,
  className,
  mono = false,
  icon,
  ...native
}: TextFieldProps) {
  const words: FieldWords = { label, hint, error, optional, suggestions, hideLabel, className }
  const ids = useFieldIds(words, native)
  const input = (
    <input
      type="text"
      autoComplete="off"
      spellCheck={mono ? false : undefined}
      {...native}
      {...ids.control}
      className={`${inputClass} ${mono ? 'font-mono' : ''} ${icon === undefined ? '' : 'pl-7.5'}`}
    />
  )
  return (
    <Field words={words} ids={ids}>
      {icon === undefined ? (
        input
      ) : (
        <div className="relative">
          <span aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-2 flex items-center text-quiet">
            {icon}
          </span>
          {input}
        </div>
      )}
    </Field>
  )
}
