import type { FieldName, Path } from './values.ts'

/** The steps of the form in their order; the word stands in the URL (`?step=size`). */
export const stepIds = ['replicas', 'size', 'access', 'review'] as const
export type StepId = (typeof stepIds)[number]
/** The steps in which something is filled in. */
export type FormStepId = Exclude<StepId, 'review'>

export const formStepIds = stepIds.filter((id): id is FormStepId => id !== 'review')

/** Which fields stand in which step. */
export const stepFields = {
  replicas: ['far', 'region', 'subnetId', 'nat', 'replicas'],
  size: ['serverTypeName', 'volumes'],
  access: ['addresses', 'maintenance', 'day', 'startTime', 'periodHours', 'tags'],
} as const satisfies Record<FormStepId, readonly FieldName[]>

/** Reads `?step=`; anything else means the first step. */
export function readStep(text: string | null): StepId {
  return stepIds.find((id) => id === text) ?? 'replicas'
}

/** The step before or after, or `undefined` at the ends. */
export function neighbour(step: StepId, by: -1 | 1): StepId | undefined {
  return stepIds[stepIds.indexOf(step) + by]
}

/** In which step a field, or a part of one (`replicas.1.name`), stands. */
export function stepOf(path: string): FormStepId {
  const [field] = path.split('.')
  const step = formStepIds.find((id) => (stepFields[id] as readonly string[]).includes(field ?? ''))
  if (step === undefined) throw new Error(`The field ${path} stands in no step.`)
  return step
}

/** The path, if it stands in the step. */
export function pathIn(step: StepId, path: string): Path | undefined {
  return step !== 'review' && (stepFields[step] as readonly string[]).includes(path.split('.')[0] ?? '') ? (path as Path) : undefined
}
