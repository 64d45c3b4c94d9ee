import { useLocale, useTranslations } from 'use-intl'
import { formatDate, formatDay, formatInstant } from '#console/lib/format.ts'
import { formatDuration } from '#console/lib/format-duration.ts'
import { formatBackupSize } from '#console/lib/format-size.ts'
import { useZone } from '#console/lib/preferences.ts'
import { percent, shareOf, ticksOf } from '#console/lib/ticks.ts'
import { barsOf, type Bar } from '#console/lib/timeline.ts'
import { StateGlyph } from '#console/components/StateGlyph.tsx'
import type { History } from './use-history-columns.tsx'

const top = 8
const height = 64
const base = top + height

/** Size and result of the backups over time, and what that comes to in words. The table below holds every figure. */
export function SizeChart({ histories }: { readonly histories: readonly History[] }) {
  const locale = useLocale()
  const zone = useZone()
  const bars = barsOf(histories, undefined)
  const words = useChartWords(bars)
  const [first, last] = [bars[0], bars.at(-1)]
  if (first === undefined || last === undefined || first.from === last.from) return null
  const air = (last.from - first.from) * 0.02
  const scale = { from: first.from - air, to: last.from + air }
  const most = niceMost(Math.max(1, ...bars.map((bar) => bar.sizeGb)))
  return (
    <figure className="grid gap-2">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div aria-hidden="true" className="relative w-14 text-right text-12 text-quiet tabular-nums">
          <span className="absolute top-0 right-0">{`${most} GB`}</span>
          <span className="absolute top-16 right-0">0</span>
        </div>
        <svg role="img" aria-label={words} height={base + 18} className="block w-full overflow-visible">
          {[0, 0.5, 1].map((share) => (
            <line key={share} x1="0" x2="100%" y1={base - share * height} y2={base - share * height} className="stroke-line" />
          ))}
          {bars.map((bar) => (
            <Column key={bar.number} bar={bar} at={shareOf(bar.from, scale)} height={(bar.sizeGb / most) * height} count={bars.length} />
          ))}
          {ticksOf(scale, zone, 10).map(({ at }, index) => (
            <text
              key={at}
              x={percent(at, scale)}
              y={base + 15}
              textAnchor={anchorAt(shareOf(at, scale))}
              className={`fill-quiet text-12 ${index % 2 === 1 ? 'max-s:hidden' : ''}`}
            >
              {formatDay(at, zone, locale)}
            </text>
          ))}
        </svg>
      </div>
      <figcaption className="text-12 text-quiet">{words}</figcaption>
    </figure>
  )
}

/** How sizes and durations went, and what failed. */
function useChartWords(bars: readonly Bar[]): string {
  const t = useTranslations('backups.chart')
  const locale = useLocale()
  const zone = useZone()
  const finished = bars.filter((bar) => bar.outcome === 'finished')
  const failed = bars.filter((bar) => bar.outcome === 'failed')
  const [oldest, newest] = [finished[0], finished.at(-1)]
  const took = finished.flatMap((bar) => (bar.to === undefined ? [] : [bar.to - bar.from])).toSorted((a, b) => a - b)
  const size = (bar: Bar) => formatBackupSize(bar.sizeGb, locale)
  const sentences: string[] = []
  if (oldest !== undefined && newest !== undefined) {
    sentences.push(t('sizes', { first: size(oldest), last: size(newest), from: formatDate(oldest.from, zone) }))
  }
  const [typical, longest] = [took[Math.floor(took.length / 2)], took.at(-1)]
  if (typical !== undefined && longest !== undefined) {
    sentences.push(t('took', { typical: formatDuration(typical, locale), longest: formatDuration(longest, locale) }))
  }
  const lastFailed = failed.at(-1)
  sentences.push(
    lastFailed === undefined ? t('noneFailed') : t('failed', { count: failed.length, last: formatInstant(lastFailed.from, zone) }),
  )
  return sentences.join(' ')
}

/** A label at an edge stays within the drawing. */
function anchorAt(share: number): 'start' | 'middle' | 'end' {
  return share < 0.03 ? 'start' : share > 0.97 ? 'end' : 'middle'
}

type ColumnProps = {
  readonly bar: Bar
  /** Where it stands, from 0 to 1. */
  readonly at: number
  readonly height: number
  /** How many there are: they must not run into each other. */
  readonly count: number
}

function Column({ bar, at, height: tall, count }: ColumnProps) {
  const looks = { failed: 'failed', running: 'moving', unknown: 'foreign' } as const
  if (bar.outcome !== 'finished') {
    return (
      <svg x={`${at * 100}%`} y={base - 16} className="overflow-visible">
        <g transform="translate(-7 0)">
          <StateGlyph look={looks[bar.outcome]} />
        </g>
      </svg>
    )
  }
  const width = Math.min(1.2, 60 / count)
  const shown = Math.max(1, tall)
  return <rect x={`${at * 100 - width / 2}%`} y={base - shown} width={`${width}%`} height={shown} rx="1" className="fill-line-control" />
}

/** The next round number: what an axis ends with. */
function niceMost(gb: number): number {
  const power = 10 ** Math.floor(Math.log10(gb))
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8].find((factor) => factor * power >= gb) ?? 10) * power
}
