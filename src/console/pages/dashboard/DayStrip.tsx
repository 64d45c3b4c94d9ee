import { useTranslations } from 'use-intl'
import type { BackupStrip } from '#contract/bff/fleet.ts'
import { readInstant } from '#contract/instant.ts'
import { backupOutcome } from '#contract/rules/backups.ts'
import { StateGlyph } from '#console/components/StateGlyph.tsx'
import { formatTime } from '#console/lib/format.ts'
import { percent, shareOf, ticksOf, type Scale } from '#console/lib/ticks.ts'
import { useOutcomeText } from './use-outcome-text.ts'

type ScaleProps = { readonly scale: Scale; readonly zone: string }

/** The hours above the strips. On a narrow page every second one. */
export function DayScale({ scale, zone }: ScaleProps) {
  return (
    <svg width="100%" height="14" aria-hidden="true" focusable="false" className="block overflow-visible">
      {ticksOf(scale, zone, 8).map(({ at }, index) => (
        <text
          key={at}
          x={percent(at, scale)}
          y="11"
          textAnchor={shareOf(at, scale) < 0.04 ? 'start' : shareOf(at, scale) > 0.96 ? 'end' : 'middle'}
          className={`fill-quiet text-12 ${index % 2 === 1 ? 'max-s:hidden' : ''}`}
        >
          {formatTime(at, zone).slice(0, 2)}
        </text>
      ))}
    </svg>
  )
}

type Backup = BackupStrip['backups'][number]

/** One cluster's day: a bar for each backup that went well or goes on, a cross for one that failed; each is said as well. */
export function DayStrip({ backups, scale, zone }: ScaleProps & { readonly backups: readonly Backup[] }) {
  const t = useTranslations('dashboard.backups')
  const outcomeText = useOutcomeText()
  const placed = backups.flatMap((backup) => {
    const from = readInstant(backup.startedAt)
    return from === undefined ? [] : [{ ...backup, from, to: readInstant(backup.endedAt) }]
  })
  return (
    <>
      <svg width="100%" height="20" aria-hidden="true" focusable="false" className="block overflow-visible">
        <rect y="8" width="100%" height="4" rx="2" className="fill-sunken" />
        {ticksOf(scale, zone, 8).map(({ at }) => (
          <line key={at} x1={percent(at, scale)} x2={percent(at, scale)} y1="6" y2="14" className="stroke-line-strong" />
        ))}
        {placed.map(({ startedAt, from, to, state }) => (
          <Mark key={startedAt} from={from} to={to} state={state} scale={scale} />
        ))}
      </svg>
      <span className="sr-only">
        {placed.map((backup) => t('at', { at: formatTime(backup.from, zone), what: outcomeText(backup) })).join(' ')}
      </span>
    </>
  )
}

type MarkProps = { readonly from: number; readonly to: number | undefined; readonly state: string; readonly scale: Scale }

function Mark({ from, to, state, scale }: MarkProps) {
  const outcome = backupOutcome(state)
  const at = Math.min(1, Math.max(0, shareOf(from, scale)))
  if (outcome === 'failed' || outcome === 'unknown') {
    return (
      <svg x={`${at * 100}%`} y="3" className="overflow-visible">
        <g transform="translate(-7 0)">
          <StateGlyph look={outcome === 'failed' ? 'failed' : 'foreign'} />
        </g>
      </svg>
    )
  }
  const end = Math.min(1, shareOf(to ?? scale.to, scale))
  // A backup of minutes is seen as well.
  const width = Math.max(0.012, end - at)
  const x = Math.min(at, 1 - width)
  return (
    <rect
      x={`${x * 100}%`}
      y="4"
      width={`${width * 100}%`}
      height="12"
      rx="1.5"
      className={outcome === 'running' ? 'fill-moving' : 'fill-running'}
    />
  )
}
