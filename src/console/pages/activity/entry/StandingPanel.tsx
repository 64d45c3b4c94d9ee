import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { JournalDetail } from '#contract/bff/journal.ts'
import { againPath } from '#console/components/activity/again-path.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { Instant } from '#console/components/Instant.tsx'
import { useEntryTitle } from '#console/components/journal/use-entry-title.ts'
import { useStory } from '#console/components/journal/use-story.ts'
import { WriteDeeds } from '#console/components/journal/WriteDeeds.tsx'
import { WriteProgress } from '#console/components/journal/WriteProgress.tsx'
import { useStateWord } from '#console/components/state-word.ts'
import { formatTypical } from '#console/lib/format.ts'
import { formatDuration } from '#console/lib/format-duration.ts'
import { paths } from '#console/paths.ts'
import { buttonClass } from '#console/ui/Button.tsx'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { Panel } from '#console/ui/Panel.tsx'

/** How a write stands, what to do now, and the facts around it. */
export function StandingPanel({ entry }: { readonly entry: JournalDetail }) {
  const t = useTranslations('activity')
  const deed = useTranslations('journal.deed')
  const label = useEntryTitle()(entry)
  const { what, now } = useStory(entry)
  const again = againPath(entry)
  const running = entry.state === 'sending' || entry.state === 'accepted'
  return (
    <Panel title={t('entry.standing')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {/* An unknown outcome is told above, with its buttons. */}
        {entry.state !== 'unknown' && (
          <div className="grid gap-1 text-14" role="status">
            <p className="text-strong">{what}</p>
            <p>
              <b>{t('entry.now')}</b>: {now}
            </p>
          </div>
        )}
        {running && <WriteProgress entry={entry} label={label} />}
        <div className="flex flex-wrap gap-2 empty:hidden">
          {entry.state !== 'unknown' && <WriteDeeds entry={entry} />}
          {again !== undefined && (
            <Link to={again} className={buttonClass('primary')}>
              {deed('tryAgain')}
            </Link>
          )}
          {entry.cluster.id !== null && (
            <Link to={paths.cluster(entry.region, entry.cluster.id)} className={buttonClass()}>
              {t('entry.toCluster')}
            </Link>
          )}
        </div>
        {entry.failure !== null && (
          <section className="grid gap-2">
            <h3>{t('entry.said')}</h3>
            <FailureNotice failure={entry.failure} operation={entry.operation} told />
          </section>
        )}
        <EntryFacts entry={entry} />
      </div>
    </Panel>
  )
}

function EntryFacts({ entry }: { readonly entry: JournalDetail }) {
  const t = useTranslations('activity.entry')
  const common = useTranslations('common')
  const locale = useLocale()
  const state = useStateWord(entry.clusterState ?? '')
  const { medianMs, slowMs, learned } = entry.typical
  const progress = useTranslations('journal.progress')
  const usual = t('usualValue', { typical: formatTypical(medianMs, locale), slow: formatTypical(slowMs, locale) })
  const fact = (label: string, value: React.ReactNode) => (value === null || value === '' ? [] : [{ label, value }])
  return (
    <Facts
      items={[
        ...fact(t('region'), `${entry.region}, ${entry.environment}`),
        ...fact(t('sentAt'), entry.sentAt && <Instant at={entry.sentAt} precision="full" />),
        ...fact(t('endedAt'), entry.endedAt && <Instant at={entry.endedAt} precision="full" />),
        ...fact(t('took'), entry.tookMs === null ? null : formatDuration(entry.tookMs, locale)),
        ...fact(
          t('usual'),
          <>
            {usual} <span className="text-quiet">({learned > 0 ? progress('learned', { count: learned }) : progress('guessed')})</span>
          </>,
        ),
        ...fact(t('requestId'), entry.requestId && <Id id={entry.requestId} label={common('requestId')} />),
        ...fact(t('resource'), entry.resourceId && <Id id={entry.resourceId} label={t('resource')} />),
        ...fact(t('word'), entry.word && <q className="wrap-anywhere">{entry.word}</q>),
        ...fact(t('clusterState'), state),
        ...fact(t('id'), <Id id={entry.id} label={t('id')} />),
      ]}
    />
  )
}

function Id({ id, label }: { readonly id: string; readonly label: string }) {
  return (
    <span className="flex items-center gap-1">
      <code className="wrap-anywhere">{id}</code>
      <CopyButton text={id} label={label} />
    </span>
  )
}
