import type { ParameterRequest, Parameters } from '#contract/postgresql/parameters.ts'
import { canonicalValue, sameValue } from '#contract/rules/parameters.ts'
import { parameterGroups, softwareType, type Group, type Parameter } from '#emulator/catalog/parameters.ts'
import { CloudError, invalidValues } from '#emulator/errors.ts'
import type { GroupHandlers } from '#emulator/handler.ts'
import { accept, findCluster, operate, refuseBy } from '#emulator/operate.ts'
import { appliedOf, exceedsMemory, groupOf, valueOf } from '#emulator/parameter-values.ts'
import { readSort, sortBy, type SortKeys } from '#emulator/sort.ts'
import { syncWalk, walks } from '#emulator/walks.ts'
import type { Cluster, ParameterValues } from '#emulator/world.ts'

const groupKeys: SortKeys<Group['told']> = {
  id: ({ id }) => id,
  major_version: ({ major_version }) => Number(major_version),
  name: ({ name }) => name,
  product_image_type: ({ product_image_type }) => product_image_type,
  product_type: ({ product_type }) => product_type,
}

const keys: SortKeys<Parameter> = {
  default_value: ({ initial }) => initial,
  description: ({ description }) => description,
  id: ({ id }) => id,
  // PostgreSQL's own order: DateStyle stands among the names with d.
  name: ({ name }) => name.toLowerCase(),
}

const fits = (wanted: string | null | undefined, actual: string) => (wanted ?? '') === '' || wanted === actual

export const parameters: GroupHandlers<'parameters'> = {
  listParameterGroups: ({ input }) => {
    const sorting = readSort(input.sort, groupKeys)
    const found = parameterGroups()
      .map(({ told }) => told)
      .filter((group) => fits(input.major_version, group.major_version) && fits(input.product_image_type, group.product_image_type))
    return { contents: sortBy(found, sorting), sort: sorting.told }
  },

  listParameters: ({ input }) => {
    const group = parameterGroups().find(({ told }) => told.id === input.dbaas_parameter_group_id)
    // The interface documents 400 for this list and no 404.
    if (group === undefined) throw new CloudError(400, 'Dbaas.ValidationError.InvalidParameterGroup', 'Parameter group not found')
    const sorting = readSort(input.sort, keys)
    const size = input.size ?? 20
    const page = input.page ?? 0
    const contents = sortBy(group.parameters, sorting).slice(page * size, page * size + size)
    return {
      contents: contents.map((parameter) => toldOf(group, parameter)),
      count: group.parameters.length,
      page,
      size,
      sort: sorting.told,
    }
  },

  listParameterValues: (call) => {
    const cluster = findCluster(call, call.input.cluster_id)
    const contents = groupOf(cluster).parameters.map((parameter) => valueOf(cluster, parameter))
    return { contents, count: contents.length, modified_at: cluster.parameters.readAt }
  },

  setParameterValues: (call) => {
    const cluster = findCluster(call, call.input.cluster_id)
    refuseBy('setParameterValues', cluster)
    const values = checked(cluster, call.body.parameters)
    const failsInto = exceedsMemory(cluster, values) ? 'UNKNOWN' : undefined
    return accept(call, cluster, 'setParameterValues', { walk: walks.edit, change: { kind: 'parameters', values }, failsInto })
  },

  synchronizeParameterValues: (call) =>
    operate(call, call.input.cluster_id, 'synchronizeParameterValues', () => syncWalk('RUNNING'), { kind: 'parametersRead' }),
}

function toldOf(group: Group, { id, name, description, initial }: Parameter): Parameters {
  return { dbaas_parameter_group_id: group.told.id, default_value: initial, description, id, name, software_type: softwareType }
}

/**
 * The new values by name, as PostgreSQL keeps them.
 * @throws CloudError 400 for the first that cannot be set. The codes are inferred.
 */
function checked(cluster: Cluster, asked: readonly ParameterRequest[]): ParameterValues {
  if (asked.length === 0 || new Set(asked.map(({ id }) => id)).size < asked.length) throw invalidValues(1)
  const { byId } = groupOf(cluster)
  return Object.fromEntries(
    asked.map(({ id, old_value, new_value }) => {
      const parameter = byId.get(id)
      if (parameter === undefined) throw refusal('InvalidParameterId', `Parameter ${id} not found`)
      const { name, rule, allows } = parameter
      if (!parameter.modifiable) throw refusal('NotModifiableParameter', `${name} is not modifiable`)
      const applied = appliedOf(cluster, parameter)
      if (!sameValue(rule, applied, old_value)) throw refusal('ParameterValueConflict', `${name} is ${applied}, not ${old_value}`)
      const value = canonicalValue(rule, new_value)
      if (value === undefined) throw refusal('InvalidParameterValue', `${name} cannot be ${new_value}, allowed are ${allows}`)
      return [name, value]
    }),
  )
}

function refusal(word: string, detail: string): CloudError {
  return new CloudError(400, `Dbaas.ValidationError.${word}`, detail)
}
