import '#console/lib/zod-setup.ts'
import { z } from 'zod'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import * as limits from '#contract/rules/limits.ts'
import { address, addressList, anyText, chosen, id, named, startTime, tags, volumes } from '#console/components/new-cluster/checks.ts'
import { problem, readProblem, type Problem, type ProblemKey } from '#console/components/new-cluster/problem.ts'
import { formStepIds, stepOf, type FormStepId } from './steps.ts'
import type { Asked, FieldName, Path, Values } from './values.ts'

/** What the form is checked against beyond its own values. */
export type Bounds = {
  /** GB that the first volumes must have at least. */
  readonly least: readonly number[]
  /** Names of the replicas that are there. */
  readonly taken: readonly string[]
}

const oneReplica = z.object({ name: named(limits.replicaName, 'replicaNameForm'), address, publicIpId: id(true) })

/** The rules of the whole form. Fields that do not apply are not checked. Everything stays as it was typed; `toRequest` trims. */
export function schemaFor({ far, maintenance }: Pick<Values, 'far' | 'maintenance'>, { least, taken }: Bounds) {
  const when = (applies: boolean, schema: z.ZodType<string, string>) => (applies ? schema : anyText)
  return z.object({
    far: z.boolean(),
    region: when(far, chosen('region')),
    subnetId: when(far, id(false)),
    nat: z.boolean(),
    replicas: z.array(oneReplica).superRefine((rows, context) => {
      for (const [path, key] of wrongReplicas(rows, taken)) context.addIssue({ code: 'custom', path, message: problem(key) })
    }),
    serverTypeName: chosen('serverType'),
    volumes: volumes.superRefine((rows, context) => {
      for (const [index, min] of least.entries()) {
        const size = rows[index]?.sizeGb ?? Number.NaN
        if (size < min) context.addIssue({ code: 'custom', path: [index, 'sizeGb'], message: problem('sizeBelow', { min }) })
      }
    }),
    addresses: addressList,
    maintenance: z.boolean(),
    day: z.enum(daysOfWeek),
    startTime: when(maintenance, startTime),
    periodHours: when(maintenance, z.enum(limits.maintenanceHours)),
    tags,
  } satisfies Record<FieldName, z.ZodType>)
}

/** Names and addresses that are there already, or twice; it speaks at the second. */
function wrongReplicas(rows: readonly Asked[], taken: readonly string[]): [path: [number, keyof Asked], key: ProblemKey][] {
  return rows.flatMap((row, index): [[number, keyof Asked], ProblemKey][] => {
    const name = row.name.trim()
    const own = row.address.trim()
    const before = rows.slice(0, index)
    return [
      ...(name !== '' && taken.includes(name) ? [[[index, 'name'], 'replicaTaken'] as [[number, 'name'], ProblemKey]] : []),
      ...(name !== '' && before.some((other) => other.name.trim() === name)
        ? [[[index, 'name'], 'nameTwice'] as [[number, 'name'], ProblemKey]]
        : []),
      ...(own !== '' && before.some((other) => other.address.trim() === own)
        ? [[[index, 'address'], 'sameAddress'] as [[number, 'address'], ProblemKey]]
        : []),
    ]
  })
}

/** One value that cannot be sent as it is. */
export type Found = { readonly path: Path; readonly step: FormStepId; readonly problem: Problem }

/** Everything that is wrong with the form, in the order of the steps. */
export function findProblems(values: Values, bounds: Bounds): Found[] {
  const result = schemaFor(values, bounds).safeParse(values)
  if (result.success) return []
  const found = result.error.issues.flatMap(({ path, message }): Found[] => {
    const what = readProblem(message)
    const where = path.join('.') as Path
    return what === undefined ? [] : [{ path: where, step: stepOf(where), problem: what }]
  })
  return found.sort((a, b) => formStepIds.indexOf(a.step) - formStepIds.indexOf(b.step))
}
