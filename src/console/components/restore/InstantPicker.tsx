import type { Ref } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Instant } from '#contract/instant.ts'
import { formatInstant, formatOffset } from '#console/lib/format.ts'
import { formatDuration } from '#console/lib/format-duration.ts'
import { formatBackupSize } from '#console/lib/format-size.ts'
import { baseOf, drawTimeline, pickProblem, type Timeline, type TimelineFacts } from '#console/lib/timeline.ts'
import { readTyped, typeInstant, type TypedInstant } from '#console/lib/typed-instant.ts'
import { InstantField } from '#console/ui/InstantField.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { RestoreTimeline } from './RestoreTimeline.tsx'
import { useZones } from './use-zones.ts'
import { ZoneReadings } from './ZoneReadings.tsx'

type Props = {
  readonly facts: TimelineFacts
  /** How long the archive keeps logs, in days. */
  readonly archiveDays: number | undefined
  readonly cluster: { readonly name: string; readonly timezone: string }
  readonly value: TypedInstant
  readonly onChange: (value: TypedInstant) => void
  /** What to do with the instant, beside its fields. */
  readonly deed?: React.ReactNode
  readonly ref?: Ref<HTMLInputElement>
}

/** A point in time to restore to: on the timeline or typed, in every zone that matters, and what it will be made from. */
export function InstantPicker({ facts, archiveDays, cluster, value, onChange, deed, ref }: Props) {
  const t = useTranslations('restore.pick')
  const zones = useZones(cluster.timezone)
  const timeline = drawTimeline(facts)
  const reading = readTyped(value)
  const at = reading.kind === 'instant' ? reading.instant : undefined
  const { zone } = value
  const found = at === undefined ? undefined : pickProblem(at, facts)
  const take = (instant: Instant) => onChange(typeInstant(instant, zone))
  return (
    <div className="grid gap-4">
      <RestoreTimeline timeline={timeline} zone={zone} at={timeline.window && at} onPick={take} />
      {timeline.window === undefined && <NoInstant facts={facts} />}
      {timeline.window !== undefined && (
        <>
          <div className="flex flex-wrap items-start gap-3 max-s:grid max-s:grid-cols-[minmax(0,1fr)]">
            <InstantField
              ref={ref}
              label={t('label')}
              value={value}
              onChange={onChange}
              zones={zones.map((named) => ({ value: named.zone, label: named.label }))}
              error={found && t(`problem.${found.problem}`)}
              suggestions={found?.nearest.map((instant) => ({
                label: `${formatInstant(instant, zone, true)} ${formatOffset(instant, zone)}`,
                onUse: () => take(instant),
              }))}
            />
            {deed !== undefined && <div className="pt-6 max-s:w-full max-s:pt-0">{deed}</div>}
          </div>
          {at !== undefined && <ZoneReadings at={at} zones={zones} lead={zone} />}
          {at !== undefined && found === undefined && (
            <>
              <MadeFrom at={at} timeline={timeline} zone={zone} name={cluster.name} />
              <p className="max-w-176 text-12 text-quiet">{t('holes')}</p>
              {archiveDays !== undefined && <OldArchive at={at} now={facts.now} days={archiveDays} />}
            </>
          )}
        </>
      )}
    </div>
  )
}

/** Why there is no instant to pick at all. */
function NoInstant({ facts }: { readonly facts: TimelineFacts }) {
  const t = useTranslations('restore.pick.problem')
  const found = pickProblem(facts.now, facts)
  return found && <p className="max-w-176">{t(found.problem)}</p>
}

type MadeFromProps = { readonly at: Instant; readonly timeline: Timeline; readonly zone: string; readonly name: string }

/** Which backup a restore starts from, how much of the archive it replays, and how late it could be. */
function MadeFrom({ at, timeline, zone, name }: MadeFromProps) {
  const t = useTranslations('restore.pick')
  const locale = useLocale()
  const base = baseOf(at, timeline.bars)
  if (base === undefined || timeline.window === undefined) return null
  const { to } = timeline.window
  return (
    <p className="max-w-176 text-quiet">
      {t('from', {
        at: formatInstant(base.from, zone),
        size: formatBackupSize(base.sizeGb, locale),
        archive: formatDuration(at - base.from, locale),
        name,
        latest: formatInstant(to, zone),
        ago: formatDuration(timeline.now - to, locale),
      })}
    </p>
  )
}

const day = 86_400_000

/** Logs older than the archive keeps them may be gone. That is our inference: the cloud documents the whole window. */
function OldArchive({ at, now, days }: { readonly at: Instant; readonly now: Instant; readonly days: number }) {
  const t = useTranslations('restore.pick')
  if (at >= now - days * day) return null
  return (
    <p className="flex max-w-176 items-start gap-1.5 text-12 text-unknown">
      <KindGlyph kind="warning" className="mt-[0.1rem]" />
      {t('oldArchive', { days })}
    </p>
  )
}
