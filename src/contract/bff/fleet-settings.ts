import { z } from 'zod'
import { idPattern } from '#contract/operation.ts'
import { severities } from '#contract/rules/findings/finding.ts'

/** Thresholds of the checks, kept for each account. */
export const FindingSettings = z.strictObject({
  /** A backup policy that keeps less is a finding. Days. */
  retentionDaysMin: z.int().min(7).max(35),
  /** Replicas whose last sync is older. Minutes. */
  replicaSyncMinutes: z.int().min(1).max(1_440),
  /** Clusters whose name fits are production: a part of the name, case does not matter. */
  productionNames: z.array(z.string().trim().min(1).max(20)).max(20),
  /** Ranges with a shorter prefix are wide. */
  widePrefixMin: z.int().min(1).max(32),
  /** Volumes above are slow to back up. GB. */
  volumeGbMax: z.int().min(16).max(5_120),
})
export type FindingSettings = z.infer<typeof FindingSettings>

/** What holds until somebody sets it otherwise. Above 2 TB backups are slow, says the vendor's guide. */
export const defaultFindingSettings: FindingSettings = {
  retentionDaysMin: 7,
  replicaSyncMinutes: 15,
  productionNames: ['prod', 'prd'],
  widePrefixMin: 16,
  volumeGbMax: 2_048,
}

/** A finding that a person does not want to hear of, for a reason, and until when (null: until it changes). */
export const Ignore = z.strictObject({
  key: z.string().regex(/^[a-z_]{1,40}:[A-Za-z0-9_-]{1,64}(?::[\w.\-/~]{1,80})?$/),
  reason: z.string().trim().min(3).max(300),
  until: z.iso.datetime().nullable(),
})
export type Ignore = z.infer<typeof Ignore>

/** Which page of a list; numbers come as texts and leave as numbers. */
const paged = {
  page: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .optional(),
  size: z
    .string()
    .regex(/^(?:100|[1-9]\d?)$/)
    .transform(Number)
    .optional(),
}

/** Query of `findingsPath`. */
export const FindingQuery = z.strictObject({
  severity: z.enum(severities).optional(),
  check: z.string().max(64).optional(),
  region: z.string().max(32).optional(),
  cluster: z.string().regex(idPattern).optional(),
  q: z.string().max(100).optional(),
  ignored: z.enum(['true', 'false']).optional(),
  ...paged,
})
export type FindingQuery = z.infer<typeof FindingQuery>

/** Query of `fleetClustersPath`. */
export const FleetClustersQuery = z.strictObject({
  region: z.string().max(32).optional(),
  state: z.string().max(32).optional(),
  version: z.string().max(32).optional(),
  ha: z.enum(['on', 'off']).optional(),
  q: z.string().max(100).optional(),
  ...paged,
})
export type FleetClustersQuery = z.infer<typeof FleetClustersQuery>

/** Query of `fleetSearchPath`. */
export const FleetSearchQuery = z.strictObject({ q: z.string().max(100) })
export type FleetSearchQuery = z.infer<typeof FleetSearchQuery>
