import type { ComponentProps } from 'react'
import { ChevronDown } from 'lucide-react'
import { Field, useFieldIds, type FieldWords } from './Field.tsx'
import { inputClass } from './input-class.ts'

export type SelectOption = { readonly value: string; readonly label: string; readonly disabled?: boolean }

export type SelectFieldProps = Omit<ComponentProps<'select'>, keyof FieldWords | 'children' | 'multiple'> &
  FieldWords & {
    readonly options: readonly SelectOption[]
    /** Shown while nothing is chosen; its value is ''. */
    readonly placeholder?: string
  }

/** One of a list: the browser's own, which every keyboard, screen reader and phone knows. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  suggestions,
  hideLabel,
  className,
  options,
  placeholder,
  ...native
}: SelectFieldProps) {
  const words: FieldWords = { label, hint, error, optional, suggestions, hideLabel, className }
  const ids = useFieldIds(words, native)
  return (
    <Field words={words} ids={ids}>
      <div className="relative">
        <select {...native} {...ids.control} className={`${inputClass} appearance-none pr-7 text-ellipsis`}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-2 my-auto size-4 text-quiet" />
      </div>
    </Field>
  )
}
