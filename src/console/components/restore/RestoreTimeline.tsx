import { useId, useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Instant } from '#contract/instant.ts'
import { formatInstant, formatOffset } from '#console/lib/format.ts'
import { closeUpOn, movedBy, type Timeline } from '#console/lib/timeline.ts'
import { percent, type Scale } from '#console/lib/ticks.ts'
import { coverMiddle, TimelineDrawing } from './TimelineDrawing.tsx'
import { TimelineLegend } from './TimelineLegend.tsx'
import { useTimelineWords } from './use-timeline-words.ts'
import { usePointerPick } from './use-pointer-pick.ts'

type Props = {
  readonly timeline: Timeline
  /** The scale's zone: the one in which the instant is typed. */
  readonly zone: string
  /** The picked instant; none while what is typed names none. */
  readonly at: Instant | undefined
  readonly onPick: (at: Instant) => void
}

/** What the cluster can be restored to: all of it, and a day of it close up, on which an instant is picked by pointer and keys. */
export function RestoreTimeline({ timeline, zone, at, onPick }: Props) {
  const t = useTranslations('restore.timeline')
  const words = useTimelineWords(timeline, zone)
  const [held, setHeld] = useState(false)
  const [last, setLast] = useState<Scale>()
  const { window } = timeline
  // Held under the hand, and while half an instant is typed: what is looked at stays.
  const fixed = held || at === undefined
  const close = fixed && last !== undefined ? last : closeUpOn(at ?? window?.to ?? timeline.now, timeline, last)
  if (close !== last) setLast(close)
  const pick = (instant: Instant, stays: boolean) => {
    setHeld(stays)
    if (window !== undefined)
      onPick(Math.min(Math.floor(window.to / 1_000) * 1_000, Math.max(Math.ceil(window.from / 1_000) * 1_000, instant)))
  }
  const over = usePointerPick(timeline.scale, pick)
  const within = usePointerPick(close, pick)
  return (
    <div className="grid gap-3">
      <Lanes>
        <div role="presentation" className="touch-pan-y" {...over}>
          <TimelineDrawing timeline={timeline} scale={timeline.scale} zone={zone} ticks={16} at={at} frame={close} words={words} />
        </div>
      </Lanes>
      <Lanes>
        <div role="presentation" className="relative touch-pan-y" {...within}>
          <TimelineDrawing timeline={timeline} scale={close} zone={zone} ticks={25} at={at} words={t('closeUp', range(close, zone))} />
          {at !== undefined && window !== undefined && <Handle at={at} scale={close} zone={zone} window={window} onPick={onPick} />}
        </div>
      </Lanes>
      <TimelineLegend timeline={timeline} zone={zone} />
    </div>
  )
}

function range({ from, to }: Scale, zone: string) {
  return { from: formatInstant(from, zone), to: formatInstant(to, zone) }
}

/** The names of the lanes, where there is room beside the drawing. */
function Lanes({ children }: { readonly children: React.ReactNode }) {
  const t = useTranslations('restore.timeline')
  return (
    <div className="grid grid-cols-[4.5rem_minmax(0,1fr)] max-s:grid-cols-[minmax(0,1fr)]">
      <div aria-hidden="true" className="relative text-12 font-medium text-quiet max-s:hidden">
        <span className="absolute top-8">{t('backups')}</span>
        <span className="absolute top-14">{t('archive')}</span>
      </div>
      {children}
    </div>
  )
}

type HandleProps = {
  readonly at: Instant
  readonly scale: Scale
  readonly zone: string
  readonly window: Scale
  readonly onPick: (at: Instant) => void
}

const minute = 60_000

/** 14 px to see, 24 px to hit; a slider for the keyboard and for screen readers. */
function Handle({ at, scale, zone, window, onPick }: HandleProps) {
  const t = useTranslations('restore.timeline')
  const keysId = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.ctrlKey || event.metaKey || event.altKey ? undefined : movedBy(event.key, event.shiftKey, at, window)
    if (next === undefined) return
    event.preventDefault()
    onPick(next)
  }
  const minutes = (instant: Instant) => Math.round((instant - window.from) / minute)
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('handle')}
      aria-valuemin={0}
      aria-valuemax={minutes(window.to)}
      aria-valuenow={minutes(at)}
      aria-valuetext={`${formatInstant(at, zone, true)} ${formatOffset(at, zone)} ${zone}`}
      aria-describedby={keysId}
      onKeyDown={onKeyDown}
      style={{ left: percent(Math.min(scale.to, Math.max(scale.from, at)), scale), top: `${coverMiddle}px` }}
      className="absolute grid size-6 -translate-1/2 cursor-ew-resize place-items-center rounded-full pointer-coarse:size-11"
    >
      <span className="grid size-3.5 place-items-center rounded-full bg-accent-text ring-2 ring-surface">
        <svg viewBox="0 0 8 8" aria-hidden="true" className="size-2 stroke-surface">
          <path d="M2.5 1.5v5m3-5v5" strokeWidth="1.2" />
        </svg>
      </span>
      <span id={keysId} hidden>
        {t('keys')}
      </span>
    </div>
  )
}
