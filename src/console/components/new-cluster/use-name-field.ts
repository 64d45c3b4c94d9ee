import { clusterName, databaseName, databaseUser, instancePrefix, type TextLimit } from '#contract/rules/limits.ts'
import type { Suggestion } from '#console/ui/Field.tsx'
import { nearestName } from '#console/lib/names.ts'
import type { NameParts } from './parts.ts'
import { useFields } from './use-fields.ts'

/** What may stand in each name, for the nearest one that is allowed. */
const kinds = {
  name: { limit: clusterName, strip: /[^a-zA-Z]/g, lower: false },
  prefix: { limit: instancePrefix, strip: /^[^a-z]+|[^a-z0-9-]/g, lower: true },
  databaseName: { limit: databaseName, strip: /^[^a-zA-Z]+|[^a-zA-Z0-9]/g, lower: false },
  userName: { limit: databaseUser, strip: /[^a-z]/g, lower: true },
} as const satisfies Record<string, { limit: TextLimit; strip: RegExp; lower: boolean }>
type NameFieldName = keyof typeof kinds
type Parts = NameParts & { databaseName: string; userName: string }

/** Registration, problem and the nearest allowed text of a name. `over` is the limit where it is another one than of a created cluster. */
export function useNameField(name: NameFieldName, over?: TextLimit) {
  const { register, errorOf, getValues, setValue } = useFields<Parts>()
  const error = errorOf(name)
  const { limit, strip, lower } = kinds[name]
  const nearest = error === undefined ? undefined : nearestName(getValues(name).trim(), over ?? limit, strip, lower)
  const take = (text: string) => setValue(name, text, { shouldDirty: true, shouldTouch: true, shouldValidate: true })
  const suggestions: Suggestion[] = nearest === undefined ? [] : [{ label: nearest, onUse: () => take(nearest) }]
  return { ...register(name), error, suggestions, autoCapitalize: 'none' as const }
}
