import { useLocale, useTranslations } from 'use-intl'
import { useNow } from '#console/api/now.ts'
import { Instant } from '#console/components/Instant.tsx'
import { formatAge, formatDate, formatInstant } from '#console/lib/format.ts'
import { isZone, useZone } from '#console/lib/preferences.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { useWindowWords } from './use-window-words.ts'
import { clockChangeOf, lengthOf, occurrences, startOf, weekMinuteOf, type ClockChange, type WeekWindow } from './week-window.ts'
import { WeekStrip } from './WeekStrip.tsx'

type Props = { readonly window: WeekWindow; readonly clusterZone: string }

/** A window on the week of the cluster and on the reader's, in words as well, with what changing clocks do to it. */
export function WindowWeek({ window, clusterZone }: Props) {
  const t = useTranslations('maintenance')
  const locale = useLocale()
  const now = useNow(30_000)
  const own = useZone()
  const zone = isZone(clusterZone) ? clusterZone : 'UTC'
  const spell = useWindowWords()
  const [next] = occurrences(window, zone, now, 1)
  const length = lengthOf(window)
  const ownStart = next === undefined ? 0 : weekMinuteOf(next.from, own)
  const lanes = [
    { label: t('clusterLane', { zone }), words: `${spell(startOf(window), length)} ${zone}`, start: startOf(window), zone },
    ...(own === zone
      ? []
      : [{ label: t('ownLane', { zone: own }), words: `${spell(ownStart, length)} ${own}`, start: ownStart, zone: own }]),
  ].map((lane) => ({ ...lane, length, now: weekMinuteOf(now, lane.zone) }))
  return (
    <div className="grid gap-3">
      <WeekStrip lanes={lanes} />
      <ul className="grid gap-1">
        {lanes.map(({ words, zone: each }, index) => (
          <li key={each} className={index === 0 ? 'font-semibold text-strong' : ''}>
            {index === 0 ? words : t('forYou', { words })}
          </li>
        ))}
      </ul>
      {next !== undefined && (
        <p>
          {next.from <= now ? t('running') : t('next')} <Instant at={next.from} precision="full" />{' '}
          {next.from > now && <span className="text-quiet">{t('in', { age: formatAge(next.from - now, locale) })}</span>}
        </p>
      )}
      <ClockNotes change={clockChangeOf(window, zone, own, now)} length={length} zone={zone} own={own} />
    </div>
  )
}

type NotesProps = { readonly change: ClockChange; readonly length: number; readonly zone: string; readonly own: string }

function ClockNotes({ change: { shifts, odd }, length, zone, own }: NotesProps) {
  const t = useTranslations('maintenance')
  const spell = useWindowWords()
  const notes = [
    ...(shifts === undefined ? [] : [t('shifts', { date: formatDate(shifts.at, own), words: spell(shifts.start, length), zone: own })]),
    ...(odd === undefined
      ? []
      : [
          t(odd.odd === 'twice' ? 'twice' : 'skipped', {
            date: formatDate(odd.from, zone),
            time: formatInstant(odd.from, zone).slice(11),
            zone,
          }),
        ]),
  ]
  return notes.map((note) => (
    <p key={note} className="flex items-start gap-1.5 text-12 text-quiet">
      <KindGlyph kind="info" className="mt-[0.1rem]" />
      {note}
    </p>
  ))
}
