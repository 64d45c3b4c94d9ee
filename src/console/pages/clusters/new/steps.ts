import type { FieldName } from './values.ts'

/** The steps of the wizard in their order; the word stands in the URL (`?step=storage`). */
export const stepIds = ['engine', 'topology', 'server-type', 'storage', 'network', 'database', 'backup', 'tags', 'review'] as const
export type StepId = (typeof stepIds)[number]
/** The steps in which something is filled in. */
export type FormStepId = Exclude<StepId, 'review'>

export const formStepIds = stepIds.filter((id): id is FormStepId => id !== 'review')

/** Which fields stand in which step. A field that stands in none does not compile (`stepOfField`). */
export const stepFields = {
  engine: ['engineVersionId'],
  topology: ['ha', 'nat'],
  'server-type': ['serverTypeName'],
  storage: ['volumeType', 'volumes'],
  network: ['subnetId', 'addresses', 'activeAddress', 'standbyAddress', 'publicIpId', 'virtualAddress', 'vipPublicIpId'],
  database: ['name', 'prefix', 'databaseName', 'userName', 'password', 'port', 'timezone', 'encoding', 'locale', 'audit'],
  backup: ['backup', 'retentionDays', 'startHour', 'archiveMinutes', 'maintenance', 'day', 'startTime', 'periodHours'],
  tags: ['tags'],
} as const satisfies Record<FormStepId, readonly FieldName[]>

/** Reads `?step=`; anything else means the first step. */
export function readStep(text: string | null): StepId {
  return stepIds.find((id) => id === text) ?? 'engine'
}

/** The step before or after, or `undefined` at the ends. */
export function neighbour(step: StepId, by: -1 | 1): StepId | undefined {
  return stepIds[stepIds.indexOf(step) + by]
}

/** In which step a field stands. */
export function stepOfField(field: FieldName): FormStepId {
  const step = formStepIds.find((id) => (stepFields[id] as readonly FieldName[]).includes(field))
  if (step === undefined) throw new Error(`The field ${field} stands in no step.`)
  return step
}

/** The field of a step with that name; `undefined` where the step has none. */
export function fieldIn(step: StepId, name: string): FieldName | undefined {
  return step === 'review' ? undefined : (stepFields[step] as readonly FieldName[]).find((field) => field === name)
}
