import { useTranslations } from 'use-intl'
import { readProblem } from '#console/components/new-cluster/problem.ts'
import { useProblemText } from '#console/components/new-cluster/use-fields.ts'
import type { TimelineFacts } from '#console/lib/timeline.ts'
import { pickFault } from './pick.ts'
import { schemaFor } from './schema.ts'
import { settingFields, type StepId } from './steps.ts'
import type { FieldName, Values } from './values.ts'

/** One value that cannot be sent as it is. */
export type Problem = { readonly step: Exclude<StepId, 'review'>; readonly field: FieldName; readonly text: string }

/** Everything that stands in the way of the restore, in the order of the steps. */
export function useProblems(values: Values, facts: TimelineFacts | undefined): Problem[] {
  const t = useTranslations('restore.notPicked')
  const text = useProblemText()
  const fault = pickFault(values, facts)
  const found: Problem[] =
    fault === undefined ? [] : [{ step: 'pick', field: values.from === 'backup' ? 'backup' : 'typed', text: t(fault) }]
  const { error } = schemaFor(values).safeParse(values)
  const wrong = (error?.issues ?? []).flatMap(({ path, message }): Problem[] => {
    const field = settingFields.find((name) => name === path[0])
    const problem = readProblem(message)
    return field === undefined || problem === undefined ? [] : [{ step: 'settings', field, text: text(problem) }]
  })
  return [...found, ...wrong.toSorted((a, b) => indexOf(a) - indexOf(b))]
}

function indexOf({ field }: Problem): number {
  return settingFields.findIndex((name) => name === field)
}
