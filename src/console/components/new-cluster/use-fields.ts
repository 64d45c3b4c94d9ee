import { useEffect, useState } from 'react'
import { get, useFormContext, useFormState, type FieldPath, type FieldValues, type UseFormReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { readProblem, type Problem } from './problem.ts'

/** The values as they are now, renewed at every change. */
export function useLiveValues<Values extends FieldValues>(form: UseFormReturn<Values>): Values {
  const [values, setValues] = useState<Values>(() => form.getValues())
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: () => setValues({ ...form.getValues() }),
      }),
    [form],
  )
  return values
}

/** The sentence of a problem. */
export function useProblemText(): (problem: Problem) => string {
  const t = useTranslations('create.errors')
  return ({ key, values }) => t(key, values)
}

/**
 * What the fields of a form need: the form around them, and each field's problem and its sentence. A piece that serves several forms
 * names the part of the values that it works on.
 */
export function useFields<Values extends FieldValues>() {
  const form = useFormContext<Values>()
  const { errors } = useFormState({ control: form.control })
  const text = useProblemText()
  const problemOf = (path: FieldPath<Values>): Problem | undefined => readProblem(messageAt(errors, path))
  const errorOf = (path: FieldPath<Values>): string | undefined => {
    const problem = problemOf(path)
    return problem === undefined ? undefined : text(problem)
  }
  return { ...form, problemOf, errorOf }
}

/** A list has its own problem under `root`, beside those of its rows. */
function messageAt(errors: object, path: string): string | undefined {
  const error: unknown = get(errors, path)
  const own: unknown = get(error, 'message') ?? get(error, 'root.message')
  return typeof own === 'string' ? own : undefined
}

/** How many problems a field or list of fields shows. */
function countShown(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 0
  if ('message' in error && typeof error.message === 'string') return 1
  return Object.values(error).reduce((sum: number, part) => sum + countShown(part), 0)
}

/** What stands in the way of the fields of a step, in words; `undefined` for nothing. */
export function useToCorrect(fields: readonly string[]): string | undefined {
  const t = useTranslations('create.steps')
  const { errors } = useFormState()
  const count = fields.reduce((sum, field) => sum + countShown(get(errors, field)), 0)
  return count === 0 ? undefined : t('toCorrect', { count })
}

/** A value that is shown as wrong is looked at again at every change, and so are its neighbours, which may be the cure. */
export function useRecheck<Values extends FieldValues>(form: UseFormReturn<Values>, fields: readonly FieldPath<Values>[]) {
  useEffect(() => {
    if (fields.length === 0) return undefined
    return form.subscribe({
      formState: { values: true },
      callback: () => {
        const wrong = fields.filter((field) => form.getFieldState(field).invalid)
        if (wrong.length > 0) void form.trigger(wrong)
      },
    })
  }, [form, fields])
}
