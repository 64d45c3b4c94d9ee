import { z } from 'zod'
import type { Shapes } from '#contract/operation.ts'

/** `state` is a free word without a documented list: Show Cluster's `service_state` is the judge of what has finished. */
export const RequestStateResponse = z
  .object({
    request_id: z.string(),
    state: z.string(),
  })
  .meta({ id: 'RequestStateResponse' })
export type RequestStateResponse = z.infer<typeof RequestStateResponse>

export const requests = {
  showRequest: { answer: RequestStateResponse, errors: [400, 401, 403] },
} satisfies Record<string, Shapes>
