import { z } from 'zod'
import { draftStore, type DraftStore } from '#console/lib/draft.ts'
import type { Tray } from './tray.ts'

const values = z.record(z.string(), z.object({ name: z.string(), was: z.string(), then: z.string(), restart: z.boolean() }))
const sent = z.object({ request: z.string(), sentAt: z.number(), values })
const edit = z.object({ name: z.string(), typed: z.string(), unit: z.string(), base: z.string() })
const Stored: z.ZodType<Tray> = z.object({
  edits: z.record(z.string(), edit),
  sent: sent.optional(),
  failed: sent.optional(),
  waiting: values,
})

/** What was gathered for a cluster, in this browser tab: each cluster of each region has its own. No secret is a parameter. */
export function trayStore(environment: string, region: string, clusterId: string): DraftStore<Tray> {
  return draftStore(['parameters', environment, region, clusterId], Stored)
}
