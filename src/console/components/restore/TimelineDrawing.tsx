import { useId, type ReactNode } from 'react'
import { useLocale } from 'use-intl'
import type { Instant } from '#contract/instant.ts'
import { StateGlyph } from '#console/components/StateGlyph.tsx'
import { formatDay, formatInstant } from '#console/lib/format.ts'
import { onScale, percent, shareOf, ticksOf, type Scale, type Tick } from '#console/lib/ticks.ts'
import type { Bar, Timeline } from '#console/lib/timeline.ts'

/* Heights in px; what is across is in percent, so that text never scales. */
const labelY = 11
const gridTop = 18
const barBase = 50
const barMost = 26
const coverTop = 58
const coverHeight = 14
const bottom = 80

type Props = {
  readonly timeline: Timeline
  readonly scale: Scale
  readonly zone: string
  /** Lines of the scale, about. */
  readonly ticks: number
  /** The picked instant. */
  readonly at: Instant | undefined
  /** What the close-up below shows. */
  readonly frame?: Scale | undefined
  /** The whole drawing in words. */
  readonly words: string
}

/** Backups as bars as high as their size, below them what can be restored; hatched what cannot. */
export function TimelineDrawing({ timeline, scale, zone, ticks, at, frame, words }: Props) {
  const hatch = useId()
  const largest = Math.max(...timeline.bars.map((bar) => bar.sizeGb), 1)
  return (
    <svg role="img" aria-label={words} height={bottom + 4} className="block w-full overflow-visible">
      <Hatch id={hatch} />
      <ScaleLines ticks={ticksOf(scale, zone, ticks)} scale={scale} zone={zone} />
      <line x1="0" x2="100%" y1={barBase} y2={barBase} className="stroke-line-strong" />
      {timeline.bars
        .filter((bar) => bar.from >= scale.from && bar.from <= scale.to)
        .map((bar) => (
          <BackupBar
            key={bar.number}
            bar={bar}
            scale={scale}
            height={Math.max(3, (bar.sizeGb / largest) * barMost)}
            thin={timeline.bars.length > 80}
            leaving={bar === timeline.leavesNext}
          />
        ))}
      <rect x="0" y={coverTop} width="100%" height={coverHeight} className="fill-sunken" />
      <Stretches spans={timeline.covered} scale={scale} className="fill-accent-text/22" />
      <Stretches spans={timeline.gaps} scale={scale} fill={`url(#${hatch})`} />
      {timeline.window !== undefined && (
        <>
          <Edge at={timeline.window.from} scale={scale} />
          <Edge at={timeline.window.to} scale={scale} />
        </>
      )}
      <Line at={timeline.now} scale={scale} className="stroke-quiet" strokeDasharray="2 3" />
      {frame !== undefined && <Frame frame={frame} scale={scale} />}
      {at !== undefined && <Line at={at} scale={scale} className="stroke-accent-text" strokeWidth="2" />}
    </svg>
  )
}

/** Where the lane of the archive stands, for what is placed upon the drawing. */
export const coverMiddle = coverTop + coverHeight / 2

function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className="fill-sunken" />
        <line x1="0" x2="0" y1="0" y2="6" className="stroke-line-control" strokeWidth="1.5" />
      </pattern>
    </defs>
  )
}

type ScaleProps = { readonly ticks: readonly Tick[]; readonly scale: Scale; readonly zone: string }

/** Every line, and a label where there is room: on narrow pages at every second one. */
function ScaleLines({ ticks, scale, zone }: ScaleProps) {
  const locale = useLocale()
  const every = ticks.length > 18 ? 3 : 1
  const named = ticks.filter((tick) => (every === 1 ? true : Number(formatInstant(tick.at, zone).slice(11, 13)) % every === 0))
  return ticks.map((tick) => {
    const index = named.indexOf(tick)
    // A label at the very edge would be cut off or lie upon what stands beside the drawing.
    const fits = index >= 0 && shareOf(tick.at, scale) < 0.985
    return (
      <g key={tick.at}>
        <line
          x1={percent(tick.at, scale)}
          x2={percent(tick.at, scale)}
          y1={index >= 0 ? gridTop : gridTop + 4}
          y2={bottom}
          className="stroke-line"
        />
        {fits && <TickLabels named={named} index={index} scale={scale} zone={zone} locale={locale} />}
      </g>
    )
  })
}

type LabelProps = {
  readonly named: readonly Tick[]
  readonly index: number
  readonly scale: Scale
  readonly zone: string
  readonly locale: string
}

/** What a line is called: where it is narrow, only every second one is. */
function TickLabels({ named, index, scale, zone, locale }: LabelProps) {
  const tick = named[index]
  if (tick === undefined) return null
  const wide = labelOf(tick, named[index - 1], zone, locale)
  const narrow = index % 2 === 1 ? undefined : labelOf(tick, named[index - 2], zone, locale)
  const place = {
    x: percent(tick.at, scale),
    y: labelY,
    textAnchor: shareOf(tick.at, scale) < 0.015 ? ('start' as const) : ('middle' as const),
  }
  if (wide === narrow) {
    return (
      <text {...place} className="fill-quiet text-12">
        {wide}
      </text>
    )
  }
  return (
    <>
      <text {...place} className="fill-quiet text-12 max-s:hidden">
        {wide}
      </text>
      {narrow !== undefined && (
        <text {...place} className="fill-quiet text-12 s:hidden">
          {narrow}
        </text>
      )}
    </>
  )
}

/** The month stands where it is another one than at the label before; the hours of a day stand by themselves. */
function labelOf({ at, day }: Tick, before: Tick | undefined, zone: string, locale: string): string {
  const text = formatInstant(at, zone)
  if (!day) return text.slice(11)
  if (before !== undefined && formatInstant(before.at, zone).slice(0, 7) === text.slice(0, 7)) return String(Number(text.slice(8, 10)))
  return formatDay(at, zone, locale)
}

type BarProps = {
  readonly bar: Bar
  readonly scale: Scale
  readonly height: number
  readonly thin: boolean
  readonly leaving: boolean
}

function BackupBar({ bar, scale, height, thin, leaving }: BarProps) {
  const x = percent(bar.from, scale)
  if (bar.outcome !== 'finished') {
    const look = { failed: 'failed', running: 'moving', unknown: 'foreign' } as const
    return (
      <svg x={x} y={barBase - 16} className="overflow-visible">
        <g transform="translate(-7 0)">
          <StateGlyph look={look[bar.outcome]} />
        </g>
      </svg>
    )
  }
  const width = thin ? 2 : 6
  const lasted = onScale({ from: bar.from, to: bar.to ?? bar.from }, scale)
  return (
    <>
      {lasted !== undefined && (
        <rect
          x={x}
          y={barBase - 3}
          width={`${shareOf(lasted.to, scale) * 100 - shareOf(lasted.from, scale) * 100}%`}
          height="3"
          className="fill-running"
        />
      )}
      <svg x={x} className="overflow-visible">
        <rect
          x={-width / 2}
          y={barBase - height}
          width={width}
          height={height}
          rx="1"
          className={leaving ? 'fill-surface stroke-running [stroke-dasharray:2_2]' : 'fill-running'}
        />
      </svg>
    </>
  )
}

type StretchesProps = { readonly spans: readonly Scale[]; readonly scale: Scale; readonly className?: string; readonly fill?: string }

function Stretches({ spans, scale, className, fill }: StretchesProps): ReactNode {
  return spans.map((span) => {
    const cut = onScale(span, scale)
    if (cut === undefined) return null
    const width = `${(shareOf(cut.to, scale) - shareOf(cut.from, scale)) * 100}%`
    return (
      <rect
        key={span.from}
        x={percent(cut.from, scale)}
        y={coverTop}
        width={width}
        height={coverHeight}
        className={className}
        fill={fill}
      />
    )
  })
}

function Edge({ at, scale }: { readonly at: Instant; readonly scale: Scale }) {
  if (at < scale.from || at > scale.to) return null
  const x = percent(at, scale)
  return <line x1={x} x2={x} y1={coverTop - 4} y2={coverTop + coverHeight + 4} className="stroke-accent-text" strokeWidth="2" />
}

type LineProps = {
  readonly at: Instant
  readonly scale: Scale
  readonly className: string
  readonly strokeWidth?: string
  readonly strokeDasharray?: string
}

function Line({ at, scale, ...looks }: LineProps) {
  if (at < scale.from || at > scale.to) return null
  const x = percent(at, scale)
  return <line x1={x} x2={x} y1={gridTop} y2={bottom} {...looks} />
}

function Frame({ frame, scale }: { readonly frame: Scale; readonly scale: Scale }) {
  const cut = onScale(frame, scale)
  if (cut === undefined) return null
  const width = `${(shareOf(cut.to, scale) - shareOf(cut.from, scale)) * 100}%`
  return (
    <rect
      x={percent(cut.from, scale)}
      y={gridTop}
      width={width}
      height={bottom - gridTop}
      rx="3"
      fill="none"
      className="stroke-accent-text"
      strokeWidth="1.5"
    />
  )
}
