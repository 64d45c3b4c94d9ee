import { readInstant } from '#contract/instant.ts'
import { formatDate, formatInstant, formatOffset } from '#console/lib/format.ts'
import { useZone } from '#console/lib/preferences.ts'

type Props = {
  /** The cloud's timestamp as it came, or ms since 1970. */
  readonly at: string | number
  /** `date` for dense rows, `minute` by default, `full` names seconds and offset. */
  readonly precision?: 'date' | 'minute' | 'full'
}

/** An instant in the chosen zone; its title names second, offset and zone. What is no timestamp is shown as it came. */
export function Instant({ at, precision = 'minute' }: Props) {
  const zone = useZone()
  const ms = typeof at === 'number' ? at : readInstant(at)
  if (ms === undefined) return <span>{at}</span>
  const full = `${formatInstant(ms, zone, true)} ${formatOffset(ms, zone)}`
  const shown = precision === 'full' ? full : precision === 'date' ? formatDate(ms, zone) : formatInstant(ms, zone)
  return (
    <time dateTime={new Date(ms).toISOString()} title={`${full} ${zone}`} className="whitespace-nowrap tabular-nums">
      {shown}
    </time>
  )
}
