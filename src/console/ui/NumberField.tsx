import type { ComponentProps, ReactNode } from 'react'
import { Field, useFieldIds, type FieldWords } from './Field.tsx'
import { inputClass } from './input-class.ts'

export type NumberFieldProps = Omit<ComponentProps<'input'>, keyof FieldWords | 'type'> &
  FieldWords & {
    /** What it is counted in, after the figure: GB, days. */
    readonly unit?: string
  }

/**
 * A number in a text box: no wheel or arrow changes it by accident, and what was typed stays as typed, so that an
 * error can speak of it. The value is a string; the form makes a number of it.
 */
export function NumberField({ label, hint, error, optional, suggestions, hideLabel, className, unit, ...native }: NumberFieldProps) {
  const words: FieldWords = { label, hint, error, optional, suggestions, hideLabel, className }
  const ids = useFieldIds(words, native)
  return (
    <Field words={words} ids={ids}>
      <UnitBox unit={unit}>
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          {...native}
          {...ids.control}
          className={`${inputClass} text-right ${unit === undefined ? '' : 'rounded-r-none'}`}
        />
      </UnitBox>
    </Field>
  )
}

/** A box with its unit grown on at the right. */
export function UnitBox({ unit, children }: { readonly unit?: string | undefined; readonly children: ReactNode }) {
  if (unit === undefined) return children
  return (
    <div className="flex">
      {children}
      <span
        aria-hidden="true"
        className="flex shrink-0 items-center rounded-r-2 border border-l-0 border-line-control bg-sunken px-2 whitespace-nowrap text-quiet"
      >
        {unit}
      </span>
    </div>
  )
}
