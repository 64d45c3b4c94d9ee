import { useQueryClient } from '@tanstack/react-query'
import { mayHaveHappened, type Failure } from '#contract/errors.ts'
import { readInstant } from '#contract/instant.ts'
import { readOptions, useSideRead } from '#console/api/query.ts'

/** An attempt that did not end with an accepted request. */
export type FailedCreate = {
  readonly failure: Failure
  /** The name that was sent, and when: the cloud's ms since 1970. */
  readonly name: string
  readonly sentAt: number
}

/** What became of a create whose answer was lost. */
export type LostCluster =
  | { readonly state: 'looking' | 'unreadable' | 'missing'; readonly again: () => void }
  | { readonly state: 'found'; readonly id: string }

/** A cluster may be listed as created a little earlier than our clock says. */
const earlier = 60_000

/**
 * Looks for a cluster of that name made since the create was sent, instead of sending again.
 * @returns `undefined` where no answer was lost
 */
export function useLostCluster(region: string, failed: FailedCreate | undefined): LostCluster | undefined {
  const client = useQueryClient()
  const lost = failed !== undefined && mayHaveHappened(failed.failure)
  const input = { name: failed?.name ?? '', size: 100, page: 0 }
  const { data, failure, loading } = useSideRead('listClusters', input, { enabled: lost, staleTime: 0 })
  if (!lost) return undefined
  const found = data?.contents?.find(
    ({ name, created_at }) => name === failed.name && (readInstant(created_at) ?? failed.sentAt) >= failed.sentAt - earlier,
  )
  if (found !== undefined) return { state: 'found', id: found.id }
  const again = () => void client.invalidateQueries({ queryKey: readOptions(region, 'listClusters', input).queryKey })
  return { state: loading ? 'looking' : failure === undefined ? 'missing' : 'unreadable', again }
}
