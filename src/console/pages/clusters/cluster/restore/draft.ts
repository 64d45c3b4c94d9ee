import { z } from 'zod'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { volumeRoles } from '#console/components/new-cluster/parts.ts'
import { draftStore } from '#console/lib/draft.ts'
import { stepIds } from './steps.ts'
import type { FieldName } from './values.ts'

/** Goes up when the values change their meaning; a draft of another version is forgotten. */
export const draftVersion = 1

// An unfinished size is NaN, which JSON writes as null.
const size = z
  .number()
  .nullable()
  .transform((gb) => gb ?? Number.NaN)

const shape = {
  from: z.enum(['instant', 'backup']),
  typed: z.object({ date: z.string(), time: z.string(), zone: z.string(), offset: z.number().optional() }),
  backup: z.string(),
  name: z.string(),
  prefix: z.string(),
  serverTypeName: z.string(),
  volumes: z.array(z.object({ role: z.enum(volumeRoles), sizeGb: size })),
  addresses: z.string(),
  maintenance: z.boolean(),
  day: z.enum(daysOfWeek),
  startTime: z.string(),
  periodHours: z.string(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
} satisfies Record<FieldName, z.ZodType>

const Stored = z.object({ version: z.literal(draftVersion), visited: z.array(z.enum(stepIds)), values: z.object(shape) })

/** What a reload brings back. A restore asks for no secret. */
export type RestoreDraft = z.infer<typeof Stored>

/** The draft of a restore of one cluster. */
export const restoreDraft = (environment: string, region: string, clusterId: string) =>
  draftStore(['restore', environment, region, clusterId], Stored)
