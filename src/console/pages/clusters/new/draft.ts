import { z } from 'zod'
import { daysOfWeek, volumeTypes } from '#contract/postgresql/words.ts'
import { draftStore } from '#console/lib/draft.ts'
import { stepIds, type StepId } from './steps.ts'
import { volumeRoles } from '#console/components/new-cluster/parts.ts'
import type { FieldName, Values } from './values.ts'

/** What a reload brings back: everything but the password. */
export type Draft = { readonly values: Omit<Values, 'password'>; readonly visited: readonly StepId[] }

/** Goes up when the values change their meaning; a draft of another version is forgotten. */
const version = 1

// An unfinished size is NaN, which JSON writes as null.
const size = z
  .number()
  .nullable()
  .transform((gb) => gb ?? Number.NaN)

const shape = {
  engineVersionId: z.string(),
  ha: z.boolean(),
  nat: z.boolean(),
  serverTypeName: z.string(),
  volumeType: z.enum(volumeTypes),
  volumes: z.array(z.object({ role: z.enum(volumeRoles), sizeGb: size })),
  subnetId: z.string(),
  addresses: z.string(),
  activeAddress: z.string(),
  standbyAddress: z.string(),
  publicIpId: z.string(),
  virtualAddress: z.string(),
  vipPublicIpId: z.string(),
  name: z.string(),
  prefix: z.string(),
  databaseName: z.string(),
  userName: z.string(),
  port: z.string(),
  timezone: z.string(),
  encoding: z.string(),
  locale: z.string(),
  audit: z.boolean(),
  backup: z.boolean(),
  retentionDays: z.string(),
  startHour: z.string(),
  archiveMinutes: z.string(),
  maintenance: z.boolean(),
  day: z.enum(daysOfWeek),
  startTime: z.string(),
  periodHours: z.string(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
} satisfies Record<Exclude<FieldName, 'password'>, z.ZodType>

const Stored = z.object({ version: z.literal(version), visited: z.array(z.enum(stepIds)), values: z.object(shape) })

/** Each environment and region has a draft of its own. */
const storeOf = (environment: string, region: string) => draftStore(['createCluster', environment, region], Stored)

/** The draft of this tab, or `undefined` where there is none that this version can read. */
export function loadDraft(environment: string, region: string): Draft | undefined {
  const stored = storeOf(environment, region).load()
  return stored && { values: stored.values, visited: stored.visited }
}

/** Keeps the draft. The password is taken out by name and, because the shape knows no such field, by the shape. */
export function saveDraft(environment: string, region: string, values: Values, visited: readonly StepId[]): void {
  const { password: _, ...kept } = values
  storeOf(environment, region).save({ version, visited: [...visited], values: kept })
}

export function dropDraft(environment: string, region: string): void {
  storeOf(environment, region).drop()
}
