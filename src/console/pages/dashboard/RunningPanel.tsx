import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { FleetMove, FleetSummary } from '#contract/bff/fleet.ts'
import { isOpen, type JournalEntry } from '#contract/bff/journal.ts'
import { readInstant } from '#contract/instant.ts'
import { useTray } from '#console/api/journal.ts'
import { Age } from '#console/components/Age.tsx'
import { useEntryTitle } from '#console/components/journal/use-entry-title.ts'
import { isHeld, WriteBadge } from '#console/components/journal/WriteBadge.tsx'
import { WriteProgress } from '#console/components/journal/WriteProgress.tsx'
import { useFailureWordsOf } from '#console/components/FailureNotice.tsx'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { paths } from '#console/paths.ts'
import { Panel } from '#console/ui/Panel.tsx'

/** What was asked for here and is not over, then clusters that change for another reason, those that do so for longest first. */
export function RunningPanel({ moving: { count, clusters } }: Pick<FleetSummary, 'moving'>) {
  const t = useTranslations('dashboard.running')
  const { entries, failure } = useTray()
  const words = useFailureWordsOf()
  const writes = (entries ?? []).filter(({ state }) => isOpen(state))
  const own = new Set(writes.map(({ region, cluster }) => `${region} ${cluster.id}`))
  const others = clusters.filter(({ region, clusterId }) => !own.has(`${region} ${clusterId}`))
  const more = count - clusters.length
  return (
    <Panel
      title={t('title')}
      flush
      aside={entries !== undefined && <span className="tabular-nums">{t('count', { count: writes.length + others.length + more })}</span>}
    >
      {failure !== undefined && <p className="px-4 pt-3 text-unknown max-s:px-3">{t('failed', { reason: words(failure).title })}</p>}
      {writes.length + others.length === 0 ? (
        <p className="p-4 text-quiet max-s:p-3">{t(failure !== undefined ? 'noneElse' : entries === undefined ? 'reading' : 'none')}</p>
      ) : (
        <ul aria-label={t('title')} className="divide-y divide-line">
          {writes.map((entry) => (
            <Write key={entry.id} entry={entry} />
          ))}
          {others.map((move) => (
            <Move key={move.clusterId} move={move} />
          ))}
        </ul>
      )}
      {more > 0 && <p className="border-t border-line px-4 py-2 text-12 text-quiet max-s:px-3">{t('more', { count: more })}</p>}
    </Panel>
  )
}

/** A write of ours: what it is, how it stands, and how long it runs against what is usual. */
function Write({ entry }: { readonly entry: JournalEntry }) {
  const t = useTranslations('dashboard.running')
  const title = useEntryTitle()(entry)
  const { state, region, id, ahead } = entry
  return (
    <li className="grid gap-1 px-4 py-1.5 max-s:px-3">
      <div className="flex flex-wrap items-center gap-x-3">
        <Link to={paths.journalEntry(region, id)} className="min-w-0 font-semibold wrap-anywhere text-strong hover:text-accent-text">
          {title}
        </Link>
        <span className="ml-auto">
          <WriteBadge entry={entry} />
        </span>
      </div>
      {state === 'queued' && !isHeld(entry) && <p className="text-12 text-quiet">{t('queued', { count: ahead })}</p>}
      {(state === 'sending' || state === 'accepted') && <WriteProgress entry={entry} label={title} />}
    </li>
  )
}

function Move({ move: { clusterId, name, region, state, since } }: { readonly move: FleetMove }) {
  const t = useTranslations('dashboard.running')
  const at = readInstant(since)
  return (
    <li className="flex flex-wrap items-center gap-x-3 px-4 py-1.5 max-s:px-3">
      <Link to={paths.cluster(region, clusterId)} className="min-w-0 font-semibold wrap-anywhere text-strong hover:text-accent-text">
        {name}
      </Link>
      <span className="text-12 text-quiet">{region}</span>
      <span className="ml-auto flex items-center gap-2">
        <StateBadge state={state} />
        {at !== undefined && <span className="text-12 text-quiet">{t.rich('for', { age: () => <Age since={at} /> })}</span>}
      </span>
    </li>
  )
}
