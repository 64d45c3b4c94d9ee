import { CloudError } from '#emulator/errors.ts'
import type { GroupHandlers } from '#emulator/handler.ts'
import type { RequestRecord } from '#emulator/world.ts'

export const requests: GroupHandlers<'requests'> = {
  showRequest: ({ world, region, now, input }) => {
    const request = world.requests.get(input.request_id)
    // Seen live: a bad id is 400, not 404.
    if (request === undefined || request.region !== region) {
      throw new CloudError(400, 'Dbaas.ValidationError.InvalidRequestId', 'Invalid request id')
    }
    return { request_id: request.id, state: stateOf(request, now) }
  },
}

/** The words are not documented; these are invented. */
function stateOf(request: RequestRecord, now: number): string {
  if (request.outcome !== undefined) return request.outcome
  return now < request.startsAt ? 'PENDING' : 'IN_PROGRESS'
}
