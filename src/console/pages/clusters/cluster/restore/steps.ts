import type { FieldName } from './values.ts'

/** The steps of a restore in their order; the word stands in the URL (`?step=settings`). */
export const stepIds = ['pick', 'settings', 'review'] as const
export type StepId = (typeof stepIds)[number]

/** The fields of the settings, in their order. */
export const settingFields = [
  'name',
  'prefix',
  'serverTypeName',
  'volumes',
  'addresses',
  'maintenance',
  'day',
  'startTime',
  'periodHours',
  'tags',
] as const satisfies readonly FieldName[]

/** Reads `?step=`; anything else means the first step. */
export function readStep(text: string | null): StepId {
  return stepIds.find((id) => id === text) ?? 'pick'
}

/** The field of that name in a step; `undefined` where the step has none. */
export function fieldIn(step: StepId, name: string): FieldName | undefined {
  return step === 'settings' ? settingFields.find((field) => field === name) : undefined
}
