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
export function countShown(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 0
  if ('message' in error && typeof error.message === 'string') return 1
  return Object.values(error).reduce((sum: number, part) => sum + countShown(part), 0)
}
