import { useLocale, useTranslations } from 'use-intl'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { piecesOf } from './week-window.ts'

/** One zone's week: where the window lies in it, and where now is. Minutes since Monday 00:00. */
export type Lane = {
  readonly label: string
  readonly start: number
  readonly length: number
  readonly now: number
  /** The same in words. */
  readonly words: string
}

const weekMinutes = 7 * 24 * 60
const share = (part: number) => `${Math.round(part * 1e4) / 100}%`
const lane = 28

/** The window on the week, once for each zone. Positions are percent, so that nothing scales with the width but the distances. */
export function WeekStrip({ lanes }: { readonly lanes: readonly Lane[] }) {
  const t = useTranslations('maintenance')
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5 max-s:grid-cols-[minmax(0,1fr)]">
      <span className="max-s:hidden" />
      <Days />
      {lanes.map((each, index) => (
        <div key={each.label} className="contents">
          {/* Where the names of the lanes stand above them, the days stand below the first: right above its columns. */}
          <span className={`max-w-60 text-12 wrap-anywhere text-quiet ${index === 0 ? 'max-s:-order-1' : ''}`}>{each.label}</span>
          <LaneDrawing {...each} />
        </div>
      ))}
      <span aria-hidden="true" className="inline-flex items-center gap-1.5 justify-self-end text-12 text-quiet s:col-start-2">
        <svg viewBox="0 0 2 14" className="h-3.5 w-0.5">
          <NowLine x="1" from={0} to={14} />
        </svg>
        {t('now')}
      </span>
    </div>
  )
}

/** Short names above the columns; the drawing's words name the days in full. */
function Days() {
  const locale = useLocale()
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  // 2024-01-01 was a Monday.
  const days = daysOfWeek.map((_, index) => name.format(Date.UTC(2024, 0, 1 + index)))
  return (
    <div aria-hidden="true" className="grid grid-cols-7 text-12 text-quiet">
      {days.map((day) => (
        <span key={day} className="pl-1">
          {day}
        </span>
      ))}
    </div>
  )
}

function LaneDrawing({ start, length, now, words }: Lane) {
  const pieces = piecesOf(start, length)
  return (
    <svg role="img" aria-label={words} height={lane} className="block w-full overflow-visible">
      <rect width="100%" height={lane} className="fill-sunken stroke-line" />
      {daysOfWeek.map((day, index) => (
        <line key={day} x1={share(index / 7)} x2={share(index / 7)} y1="0" y2={lane} className="stroke-line-strong" />
      ))}
      {pieces.map(({ from, to }) => (
        <rect key={from} x={share(from)} width={share(to - from)} height={lane} className="fill-accent-text/22" />
      ))}
      <Edge at={pieces[0]?.from ?? 0} />
      <Edge at={pieces.at(-1)?.to ?? 0} />
      <NowLine x={share(now / weekMinutes)} from={-2} to={lane + 2} />
    </svg>
  )
}

function NowLine({ x, from, to }: { readonly x: string; readonly from: number; readonly to: number }) {
  return <line x1={x} x2={x} y1={from} y2={to} className="stroke-quiet" strokeDasharray="2 3" />
}

function Edge({ at }: { readonly at: number }) {
  return <line x1={share(at)} x2={share(at)} y1="-2" y2={lane + 2} strokeWidth="2" className="stroke-accent-text" />
}
