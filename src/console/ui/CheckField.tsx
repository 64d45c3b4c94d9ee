import type { ComponentProps } from 'react'
import { FieldFoot, useFieldIds, type FieldWords } from './Field.tsx'
import { checkClass } from './check-class.ts'

export type CheckFieldProps = Omit<ComponentProps<'input'>, keyof FieldWords | 'type'> & Omit<FieldWords, 'optional' | 'suggestions'>

/** Yes or no, with its sentence to the right. */
export function CheckField({ label, hint, error, hideLabel, className, ...native }: CheckFieldProps) {
  const words: FieldWords = { label, hint, error, hideLabel, className }
  const ids = useFieldIds(words, native)
  return (
    <div className={`grid min-w-0 content-start gap-0.5 ${className ?? ''}`}>
      <label className="inline-flex min-h-6 items-start gap-2 justify-self-start py-0.5 text-normal pointer-coarse:min-h-11 pointer-coarse:items-center">
        <input type="checkbox" {...native} {...ids.control} className={checkClass} />
        <span className={hideLabel === true ? 'sr-only' : ''}>{label}</span>
      </label>
      {(error || hint !== undefined) && (
        <div className="grid gap-0.5 pl-6 pointer-coarse:-mt-1.5 pointer-coarse:pl-7">
          <FieldFoot words={words} ids={ids} />
        </div>
      )}
    </div>
  )
}
