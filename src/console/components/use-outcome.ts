import { useEffect, useEffectEvent, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { WriteName } from '#contract/rules/durations.ts'
import { outcomeOf, saysEnded, saysFinished, type Outcome } from '#contract/rules/outcome.ts'
import { isMoving } from '#contract/rules/states.ts'
import { toCloudTime } from '#console/api/now.ts'
import { readOptions, useSideRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'

/** A write under way. `sentAt` in ms since 1970 on the cloud's clock. */
export type Followed = { readonly request: string; readonly operation: WriteName; readonly sentAt: number }

/** What is known of the cluster that the request works on. */
export type SeenCluster = {
  /** Show Cluster's word and when it changed; `undefined` until it could be read. */
  readonly state: string | undefined
  readonly modifiedAt: number | undefined
  /** Show Cluster answers 404. */
  readonly gone: boolean
  /** When the cloud last told the state or that there is none, in this browser's ms since 1970. */
  readonly readAt: number
}

/** Reads of the same second are answered alike. ms */
const cachedMs = 1_000

/** How a followed request ended. `tookMs` is left out where nobody watched and the cloud does not tell; `word`: the last of Show Request. */
export type Ending = {
  readonly outcome: Exclude<Outcome, 'running'>
  readonly tookMs: number | undefined
  readonly watched: boolean
  readonly word: string | undefined
}

/**
 * Follows one request to its end: Show Request is asked until then, and the cluster has to be read by the caller.
 * @param onEnd called once, when it has come to its end
 * @param everyMs Show Request is asked not more often than this: many may be followed side by side
 */
export function useOutcome(followed: Followed, cluster: SeenCluster, onEnd: (ending: Ending) => void, everyMs = 0) {
  const { request, operation, sentAt } = followed
  const { speed } = useSession()
  const [watched, setWatched] = useState(false)
  const [moved, setMoved] = useState(false)
  const [ended, setEnded] = useState<{ readonly outcome: Ending['outcome']; readonly at: number }>()
  const over = ended !== undefined
  const {
    data,
    failure,
    loading,
    readAt: askedAt,
  } = useSideRead('showRequest', { request_id: request }, over ? {} : { unsettled: () => true, everyMs })
  const [mute, setMute] = useState(false)
  const word = typeof data?.state === 'string' && data.state !== '' ? data.state : undefined
  const asking = loading && !mute
  const readAt = toCloudTime(cluster.readAt)
  const seen = outcomeOf({ ...cluster, operation, sentAt, readAt, speed, moved, word, asking })
  // A settled cluster beside a word that still has it in hand: the word may be the older of the two, and tell of a failure when asked again.
  const doubtful = seen === 'done' && word !== undefined && !saysEnded(word)
  const asked = useAskedAgain(request, doubtful)
  const [finishedAt, setFinishedAt] = useState<number>()
  if (finishedAt === undefined && saysFinished(word)) setFinishedAt(askedAt)
  // A cluster that was read before the cloud said that it is done may have become well since.
  const early = seen === 'failed' && saysFinished(word) && cluster.readAt < (finishedAt ?? askedAt) + cachedMs
  // What has ended stays ended: if the cluster moves again, that is another request.
  const outcome = ended?.outcome ?? ((doubtful && !asked) || early ? 'running' : seen)

  if (!moved && cluster.state !== undefined && isMoving(cluster.state)) setMoved(true)
  // While it is asked again, the failure of the last time is not there.
  if (!mute && failure !== undefined) setMute(true)
  if (!watched && !asking && seen === 'running') setWatched(true)
  if (!over && outcome !== 'running') setEnded({ outcome, at: readAt })

  // After a reload nobody saw it end; the cluster's last change is the best witness.
  const end = watched ? ended?.at : cluster.modifiedAt
  const tookMs = end === undefined || end <= sentAt ? undefined : end - sentAt
  // Once, at the end: what is passed on is what was so then.
  const tellEnd = useEffectEvent((how: Ending['outcome']) => onEnd({ outcome: how, tookMs, watched, word }))
  useEffect(() => {
    if (ended !== undefined) tellEnd(ended.outcome)
  }, [ended])
  useLastWord(request, over)
  return { outcome, word, wordFailed: mute, tookMs }
}

/** Asks Show Request once more where its word is in doubt; true when it has answered. A little later, for reads of the same second are answered alike. */
function useAskedAgain(request: string, doubtful: boolean): boolean {
  const region = useRegion()
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  if (asked && !doubtful) setAsked(false)
  useEffect(() => {
    if (!doubtful) return undefined
    let left = false
    const { queryKey } = readOptions(region, 'showRequest', { request_id: request })
    const timer = setTimeout(() => void client.refetchQueries({ queryKey }).then(() => !left && setAsked(true)), 1_500)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [client, region, request, doubtful])
  return asked
}

/** Reads Show Request once more when the polling has ended; a little later, for reads of the same second are answered alike. */
function useLastWord(request: string, over: boolean): void {
  const region = useRegion()
  const client = useQueryClient()
  useEffect(() => {
    if (!over) return undefined
    const { queryKey } = readOptions(region, 'showRequest', { request_id: request })
    const timer = setTimeout(() => void client.invalidateQueries({ queryKey }), 1_500)
    return () => clearTimeout(timer)
  }, [client, region, request, over])
}
