import { useId } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { readInstant } from '#contract/instant.ts'
import type { JournalEntry } from '#contract/bff/journal.ts'
import { serverNow, useNow } from '#console/api/now.ts'
import { useOperationName } from '#console/components/operation-name.ts'
import { StateGlyph } from '#console/components/StateGlyph.tsx'
import { formatAge, formatInstant } from '#console/lib/format.ts'
import { useZone } from '#console/lib/preferences.ts'
import { paths } from '#console/paths.ts'
import { buttonClass } from '#console/ui/Button.tsx'
import { Candidates } from './Candidates.tsx'
import { useStory } from './use-story.ts'
import { WriteDeeds } from './WriteDeeds.tsx'

type Props = {
  readonly entry: JournalEntry
  /** Left out on the page of the write itself. */
  readonly linked?: boolean
}

/** A write of which nobody knows whether the cloud received it: what happened, what we do, what a person can do. It stays until that is settled. */
export function UnknownNotice({ entry, linked = true }: Props) {
  const t = useTranslations('journal')
  const zone = useZone()
  const titleId = useId()
  const operation = useOperationName()(entry.operation)
  const { what, now } = useStory(entry)
  const sentAt = readInstant(entry.sentAt)
  const over = entry.nextLookAt === null
  return (
    <div
      role="group"
      aria-labelledby={titleId}
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 rounded-2 border border-unknown-line bg-unknown-tint px-3 py-2"
    >
      <span className="mt-[0.1875rem]">
        <StateGlyph look="unknown" />
      </span>
      <div className="grid min-w-0 gap-1">
        <p id={titleId} className="font-semibold text-strong">
          {t('unknown.title', { operation, cluster: entry.cluster.name })}
        </p>
        <p className="max-w-176">
          {sentAt === undefined ? t('unknown.sentNever') : t('unknown.sent', { at: formatInstant(sentAt, zone, true) })}{' '}
          {entry.reason === null || entry.reason === 'not_found' ? '' : what} {t(over ? 'unknown.over' : 'unknown.looks')}{' '}
          {t('unknown.blocked')}
        </p>
        {!linked && <p className="max-w-176">{now}</p>}
        <Candidates entry={entry} />
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <WriteDeeds entry={entry} all={!linked} />
          {linked && (
            <Link to={paths.journalEntry(entry.region, entry.id)} className={buttonClass()}>
              {t('deed.open')}
            </Link>
          )}
          <NextLook entry={entry} />
        </div>
      </div>
    </div>
  )
}

/** When it is looked for again, and how long we go on; counted on the server's clock, on which these instants are. */
function NextLook({ entry: { nextLookAt, looksUntil } }: { readonly entry: JournalEntry }) {
  const t = useTranslations('journal.unknown')
  const locale = useLocale()
  useNow(1_000)
  const next = readInstant(nextLookAt)
  const until = readInstant(looksUntil)
  if (next === undefined) return null
  const left = until === undefined ? 0 : until - serverNow()
  const words = [
    t('next', { seconds: Math.max(0, Math.ceil((next - serverNow()) / 1_000)) }),
    ...(left > 0 ? [t('left', { age: formatAge(left, locale) })] : []),
  ]
  return <span className="text-12 text-quiet tabular-nums">{words.join(', ')}</span>
}
