import { sameValue, valueRule } from '#contract/rules/parameters.ts'
import type { FleetSource } from '#console/api/fleet-walk.ts'
import { shownValue } from '#console/components/parameters/readable.ts'

/** A value as it reads best, and whether it is the one the engine brings. */
export type Value = { readonly shown: string; readonly standard: boolean }
/** The values of one cluster, by the parameters' names. */
export type Values = ReadonlyMap<string, Value>

// Thousands of clusters have the same few hundred names and mostly the same values: each is kept once.
const names = new Map<string, string>()
const values = new Map<string, Value>()

function once<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const known = kept.get(key)
  if (known !== undefined) return known
  const made = make()
  kept.set(key, made)
  return made
}

/** All parameters of each cluster, so that another one can be compared without reading anew. */
export const parameterSource: FleetSource<Values> = {
  name: 'parameters across the region',
  applies: ({ service_state }) => service_state !== 'TERMINATED',
  read: async (ask, { id }) => {
    const { contents } = await ask('listParameterValues', { cluster_id: id })
    return new Map(
      (contents ?? []).map((told) => {
        const rule = valueRule(told)
        const shown = shownValue(rule, told.applied_value)
        const standard = sameValue(rule, told.applied_value, told.default_value)
        return [once(names, told.name, () => told.name), once(values, `${standard} ${shown}`, () => ({ shown, standard }))]
      }),
    )
  },
}
