import { X } from 'lucide-react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { JournalEntry } from '#contract/bff/journal.ts'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import type { Outcome } from '#contract/rules/outcome.ts'
import { useEntryOf } from '#console/api/journal.ts'
import { useNow } from '#console/api/now.ts'
import { useSession } from '#console/api/session.ts'
import { formatTypical } from '#console/lib/format.ts'
import { formatClock } from '#console/lib/format-duration.ts'
import { paths } from '#console/paths.ts'
import { IconButton } from '#console/ui/IconButton.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { ProgressBar } from '#console/ui/ProgressBar.tsx'
import { Ring } from '#console/ui/Ring.tsx'
import { courseOf } from './journal/standing.ts'
import { useOperationName } from './operation-name.ts'
import { RequestId } from './RequestId.tsx'
import { useStateWord } from './state-word.ts'
import { useOutcome, type Ending, type Followed, type SeenCluster } from './use-outcome.ts'

type Props = SeenCluster & {
  readonly followed: Followed
  /** Called once, when it has come to its end. */
  readonly onEnd: (ending: Ending) => void
  readonly onDismiss: () => void
}

/** A strip that follows one request to its end: how long it has run, against what is usual, and what the cloud says. */
export function RequestProgress({ followed, onEnd, onDismiss, ...cluster }: Props) {
  const t = useTranslations('cluster.progress')
  const { request, operation } = followed
  const { outcome, word, wordFailed, tookMs } = useOutcome(followed, cluster, onEnd)
  const elapsed = Math.max(0, useNow(1_000) - followed.sentAt)
  const name = useOperationName()(operation)
  const entry = useEntryOf(request)
  const typical = useTypical(operation, entry)
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
        <Standing outcome={outcome} typical={typical} elapsed={elapsed} tookMs={tookMs} state={cluster.state ?? ''} />
        <RequestId id={request} label={t('accepted')} />
        {says !== undefined && <span className="text-12 wrap-anywhere text-quiet">{says}</span>}
        {entry !== undefined && (
          <Link to={paths.journalEntry(entry.region, entry.id)} className="text-12">
            {t('more')}
          </Link>
        )}
      </div>
      <IconButton className="-mr-2" size="small" label={t('dismiss')} icon={<X className="size-4" />} onClick={onDismiss} />
      {outcome === 'running' && (
        <div className="col-span-2">
          <ProgressBar {...courseOf(elapsed, typical)} label={name} />
        </div>
      )}
    </section>
  )
}

type Typical = Pick<JournalEntry['typical'], 'medianMs' | 'slowMs'>

/** How long it usually takes: as this console has learned it, else by the rule of thumb. */
function useTypical(operation: WriteName, entry: JournalEntry | undefined): Typical {
  const { speed } = useSession()
  const { typical, slow } = durations[operation]
  return entry?.typical ?? { medianMs: typical / speed, slowMs: slow / speed }
}

const grounds: Record<Outcome, string> = {
  running: 'border-moving-line bg-moving-tint',
  done: 'border-running-line bg-running-tint',
  failed: 'border-error-line bg-error-tint',
}

type StandingProps = {
  readonly outcome: Outcome
  readonly typical: Typical
  readonly elapsed: number
  readonly tookMs: number | undefined
  readonly state: string
}

/** Where it stands. The clock ticks outside the live region: a screen reader hears what changes, not every second. */
function Standing({ outcome, typical, elapsed, tookMs, state }: StandingProps) {
  const t = useTranslations('cluster.progress')
  const locale = useLocale()
  const word = useStateWord(state)
  const { medianMs, slowMs } = typical
  return (
    <>
      {outcome === 'running' && (
        <span className="tabular-nums">{t('of', { elapsed: formatClock(elapsed), typical: formatTypical(medianMs, locale) })}</span>
      )}
      <span role="status" className="flex flex-wrap items-center gap-x-2 empty:absolute">
        {outcome === 'done' && (tookMs === undefined ? t('done') : t('doneIn', { elapsed: formatClock(tookMs) }))}
        {outcome === 'failed' && <b className="text-error">{t('failed', { state: word })}</b>}
        {outcome === 'running' && courseOf(elapsed, typical).late && (
          <>
            <b className="flex items-center gap-1 text-unknown">
              <KindGlyph kind="warning" />
              {t('late')}
            </b>
            <span className="text-12 text-quiet">{t('lateWhy', { slow: formatTypical(slowMs, locale) })}</span>
          </>
        )}
      </span>
    </>
  )
}
