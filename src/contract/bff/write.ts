import { z } from 'zod'
import { idPattern } from '#contract/operation.ts'

const text = (max: number) => z.string().max(max)

/** `ConfirmedPlan` as it comes from a browser; bounded, so that a row of the journal stays small. */
const Plan = z.strictObject({
  title: text(300),
  changes: z.array(z.strictObject({ label: text(300), now: text(2_000).nullable(), then: text(2_000).nullable() })).max(500),
  effects: z.array(text(1_000)).max(50),
})

/**
 * The body of every write that a browser sends to `/api/{region}/v1/…`, method and path as in the table. The region, the path and the
 * query are in the address; what the cloud gets as its body is under `body`.
 */
export const Write = z.strictObject({
  /** Made once for each opened form and kept for every further attempt of it: the same key is sent to the cloud once. */
  key: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  body: z.unknown().optional(),
  /** The cluster that it is about, where the path does not say it; its name for people. */
  cluster: z.strictObject({ id: z.string().regex(idPattern).optional(), name: text(200) }).optional(),
  plan: Plan.optional(),
  /** Send it when the operation that runs on the cluster has ended. */
  queue: z.boolean().optional(),
})
export type Write = z.infer<typeof Write>
