import { readProblem, type Problem } from '#console/components/new-cluster/problem.ts'
import { schemaFor } from './schema.ts'
import { formStepIds, stepOfField, type FormStepId } from './steps.ts'
import type { FieldName, Values } from './values.ts'

/** One value that cannot be sent as it is. */
export type Found = { readonly field: FieldName; readonly step: FormStepId; readonly problem: Problem }

/** Everything that is wrong with the form, in the order of the steps. */
export function findProblems(values: Values): Found[] {
  const result = schemaFor(values).safeParse(values)
  if (result.success) return []
  const found = result.error.issues.flatMap(({ path, message }): Found[] => {
    const field = path[0] as FieldName
    const what = readProblem(message)
    return what === undefined ? [] : [{ field, step: stepOfField(field), problem: what }]
  })
  return found.sort((a, b) => formStepIds.indexOf(a.step) - formStepIds.indexOf(b.step))
}

/** How many values of a step cannot be sent. */
export function countIn(step: FormStepId, problems: readonly Found[]): number {
  return problems.filter((found) => found.step === step).length
}
