import type { Instant } from '#contract/instant.ts'
import { formatInstant, formatOffset } from '#console/lib/format.ts'
import type { NamedZone } from './use-zones.ts'

type Props = {
  readonly at: Instant
  readonly zones: readonly NamedZone[]
  /** The one that it is typed in. */
  readonly lead: string
}

/** One instant in every zone that matters, so that nobody has to reckon. */
export function ZoneReadings({ at, zones, lead }: Props) {
  return (
    <dl className="grid grid-flow-col auto-cols-fr overflow-clip rounded-2 border border-line max-s:grid-flow-row">
      {zones.map(({ zone, label }) => (
        <div
          key={zone}
          data-lead={zone === lead || undefined}
          className="border-line px-3 py-2 not-first:border-l data-lead:bg-accent-tint max-s:flex max-s:flex-wrap max-s:items-baseline max-s:justify-between max-s:gap-x-3 max-s:not-first:border-t max-s:not-first:border-l-0"
        >
          <dt className="text-12 text-quiet">{label}</dt>
          <dd className="font-semibold whitespace-nowrap text-strong tabular-nums s:text-16">
            {formatInstant(at, zone, true)}{' '}
            <small className="font-normal text-quiet">{zone === 'UTC' ? 'Z' : formatOffset(at, zone)}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
