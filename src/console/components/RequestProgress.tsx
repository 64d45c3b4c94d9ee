import { useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import { isMoving } from '#contract/rules/states.ts'
import { toCloudTime, useNow } from '#console/api/now.ts'
import { readOptions, useSideRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { formatClock, formatTypical } from '#console/lib/format.ts'
import { IconButton } from '#console/ui/IconButton.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { ProgressBar } from '#console/ui/ProgressBar.tsx'
import { Ring } from '#console/ui/Ring.tsx'
import { useOperationName } from './operation-name.ts'
import { outcomeOf, saysEnded, type Outcome } from './request-outcome.ts'
import { RequestId } from './RequestId.tsx'
import { useStateWord } from './state-word.ts'

/** A write under way, as it stands in the page's URL. `sentAt` in ms since 1970 on the cloud's clock. */
export type Followed = { readonly request: string; readonly operation: WriteName; readonly sentAt: number }

/** How a followed request ended. `tookMs` is left out where nobody watched and the cloud does not tell. */
export type Ending = { readonly outcome: Exclude<Outcome, 'running'>; readonly tookMs: number | undefined; readonly watched: boolean }

type Props = {
  readonly followed: Followed
  /** Show Cluster's word and when it changed; `undefined` until it could be read. */
  readonly state: string | undefined
  readonly modifiedAt: number | undefined
  /** Show Cluster answers 404. */
  readonly gone: boolean
  /** When the cloud last told the state or that there is none, in this browser's ms since 1970. */
  readonly readAt: number
  /** Called once, when it has come to its end. */
  readonly onEnd: (ending: Ending) => void
  readonly onDismiss: () => void
}

/** A strip that follows one request to its end: how long it has run, against what is usual, and what the cloud says. */
export function RequestProgress({ followed, onEnd, onDismiss, ...cluster }: Props) {
  const t = useTranslations('cluster.progress')
  const { request, operation } = followed
  const { outcome, elapsed, word, wordFailed, tookMs } = useOutcome(followed, cluster, onEnd)
  const name = useOperationName()(operation)
  const says = word === undefined ? (wordFailed ? t('saysNothing') : undefined) : t('says', { word })
  return (
    <section
      aria-label={t('label')}
      className={`grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-2 rounded-3 border px-4 py-2 max-s:px-3 ${grounds[outcome]}`}
    >
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="flex items-center gap-2 font-semibold text-strong">
          {outcome === 'running' ? <Ring /> : <KindGlyph kind={outcome === 'done' ? 'done' : 'error'} />}
          {name}
        </span>
        <Standing outcome={outcome} operation={operation} elapsed={elapsed} tookMs={tookMs} state={cluster.state ?? ''} />
        <RequestId id={request} label={t('accepted')} />
        {says !== undefined && <span className="text-12 wrap-anywhere text-quiet">{says}</span>}
      </div>
      <IconButton className="-mr-2" size="small" label={t('dismiss')} icon={<X className="size-4" />} onClick={onDismiss} />
      {outcome === 'running' && (
        <div className="col-span-2">
          <Course operation={operation} elapsed={elapsed} name={name} />
        </div>
      )}
    </section>
  )
}

const grounds: Record<Outcome, string> = {
  running: 'border-moving-line bg-moving-tint',
  done: 'border-running-line bg-running-tint',
  failed: 'border-error-line bg-error-tint',
}

function useOutcome(followed: Followed, cluster: Pick<Props, 'state' | 'modifiedAt' | 'gone' | 'readAt'>, onEnd: Props['onEnd']) {
  const { request, operation, sentAt } = followed
  const { speed } = useSession()
  const now = useNow(1_000)
  const [watched, setWatched] = useState(false)
  const [moved, setMoved] = useState(false)
  const [ended, setEnded] = useState<{ readonly outcome: Ending['outcome']; readonly at: number }>()
  const over = ended !== undefined
  const { data, failure, loading } = useSideRead('showRequest', { request_id: request }, over ? {} : { unsettled: () => true })
  const [mute, setMute] = useState(false)
  const word = typeof data?.state === 'string' && data.state !== '' ? data.state : undefined
  const asking = loading && !mute
  const readAt = toCloudTime(cluster.readAt)
  const seen = outcomeOf({ ...cluster, operation, sentAt, readAt, speed, moved, word, asking })
  // A settled cluster beside a word that still has it in hand: the word may be the older of the two, and tell of a failure when asked again.
  const doubtful = seen === 'done' && word !== undefined && !saysEnded(word)
  const asked = useAskedAgain(request, doubtful)
  // What has ended stays ended: if the cluster moves again, that is another request.
  const outcome = ended?.outcome ?? (doubtful && !asked ? 'running' : seen)

  if (!moved && cluster.state !== undefined && isMoving(cluster.state)) setMoved(true)
  // While it is asked again, the failure of the last time is not there.
  if (!mute && failure !== undefined) setMute(true)
  if (!watched && !asking && seen === 'running') setWatched(true)
  if (!over && outcome !== 'running') setEnded({ outcome, at: readAt })

  // After a reload nobody saw it end; the cluster's last change is the best witness.
  const end = watched ? ended?.at : cluster.modifiedAt
  const tookMs = end === undefined || end <= sentAt ? undefined : end - sentAt
  useEffect(() => {
    if (ended !== undefined) onEnd({ outcome: ended.outcome, tookMs, watched })
    // Once, at the end: what is passed on is what was so then.
    // eslint-disable-next-line react/exhaustive-deps
  }, [ended])
  useLastWord(request, over)
  return { outcome, elapsed: Math.max(0, now - sentAt), word, wordFailed: mute, tookMs }
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

type StandingProps = {
  readonly outcome: Outcome
  readonly operation: WriteName
  readonly elapsed: number
  readonly tookMs: number | undefined
  readonly state: string
}

/** Where it stands. The clock ticks outside the live region: a screen reader hears what changes, not every second. */
function Standing({ outcome, operation, elapsed, tookMs, state }: StandingProps) {
  const t = useTranslations('cluster.progress')
  const locale = useLocale()
  const { speed } = useSession()
  const word = useStateWord(state)
  const { typical, slow } = durations[operation]
  return (
    <>
      {outcome === 'running' && (
        <span className="tabular-nums">{t('of', { elapsed: formatClock(elapsed), typical: formatTypical(typical / speed, locale) })}</span>
      )}
      <span role="status" className="flex flex-wrap items-center gap-x-2 empty:absolute">
        {outcome === 'done' && (tookMs === undefined ? t('done') : t('doneIn', { elapsed: formatClock(tookMs) }))}
        {outcome === 'failed' && <b className="text-error">{t('failed', { state: word })}</b>}
        {outcome === 'running' && elapsed > slow / speed && (
          <>
            <b className="flex items-center gap-1 text-unknown">
              <KindGlyph kind="warning" />
              {t('late')}
            </b>
            <span className="text-12 text-quiet">{t('lateWhy', { slow: formatTypical(slow / speed, locale) })}</span>
          </>
        )}
      </span>
    </>
  )
}

/** How far it has come, by what is usual; never full, for only the cloud knows the end. */
function Course({ operation, elapsed, name }: { readonly operation: WriteName; readonly elapsed: number; readonly name: string }) {
  const { speed } = useSession()
  const { typical, slow } = durations[operation]
  return <ProgressBar value={Math.min(0.95, elapsed / (typical / speed))} label={name} late={elapsed > slow / speed} />
}
