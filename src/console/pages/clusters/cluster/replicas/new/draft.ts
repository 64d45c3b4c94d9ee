import { z } from 'zod'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { volumeRoles } from '#console/components/new-cluster/parts.ts'
import { draftStore } from '#console/lib/draft.ts'
import { stepIds, type StepId } from './steps.ts'
import type { FieldName, Values } from './values.ts'

/** What a reload brings back. */
export type Draft = { readonly values: Values; readonly visited: readonly StepId[] }

// An unfinished size is NaN, which JSON writes as null.
const size = z
  .number()
  .nullable()
  .transform((gb) => gb ?? Number.NaN)

const shape = {
  far: z.boolean(),
  region: z.string(),
  subnetId: z.string(),
  nat: z.boolean(),
  replicas: z.array(z.object({ name: z.string(), address: z.string(), publicIpId: z.string() })).min(1),
  serverTypeName: z.string(),
  volumes: z.array(z.object({ role: z.enum(volumeRoles), sizeGb: size })),
  addresses: z.string(),
  maintenance: z.boolean(),
  day: z.enum(daysOfWeek),
  startTime: z.string(),
  periodHours: z.string(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
} satisfies Record<FieldName, z.ZodType>

const Stored = z.object({ version: z.literal(1), visited: z.array(z.enum(stepIds)), values: z.object(shape) })

export type DraftPlace = { readonly environment: string; readonly region: string; readonly clusterId: string }

/** The draft of an origin's new replicas; each origin has one of its own. */
export function replicaDraft({ environment, region, clusterId }: DraftPlace) {
  const store = draftStore(['createReplica', environment, region, clusterId], Stored)
  return {
    load: (): Draft | undefined => {
      const stored = store.load()
      return stored && { values: stored.values, visited: stored.visited }
    },
    save: (values: Values, visited: readonly StepId[]) => store.save({ version: 1, visited: [...visited], values }),
    drop: store.drop,
  }
}
