import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { isOpen, type JournalEntry } from '#contract/bff/journal.ts'
import { useTray } from '#console/api/journal.ts'
import { useOperationName } from '#console/components/operation-name.ts'
import { paths } from '#console/paths.ts'
import { UnknownNotice } from './UnknownNotice.tsx'
import { useStory } from './use-story.ts'
import { isHeld, WriteBadge } from './WriteBadge.tsx'
import { WriteDeeds } from './WriteDeeds.tsx'
import { WriteProgress } from './WriteProgress.tsx'

type Props = {
  readonly region: string
  readonly clusterId: string
  /** The request that the page follows itself. */
  readonly followed: string | undefined
}

/** What is open on a cluster beside what its page follows: what waits its turn, what nobody knows, what others have started. */
export function ClusterWrites({ region, clusterId, followed }: Props) {
  const open = (useTray().entries ?? []).filter(
    (entry) =>
      isOpen(entry.state) &&
      entry.region === region &&
      entry.cluster.id === clusterId &&
      (followed === undefined || entry.requestId !== followed),
  )
  return open.map((entry) =>
    entry.state === 'unknown' ? <UnknownNotice key={entry.id} entry={entry} /> : <OpenWrite key={entry.id} entry={entry} />,
  )
}

function OpenWrite({ entry }: { readonly entry: JournalEntry }) {
  const t = useTranslations('journal.progress')
  const name = useOperationName()(entry.operation)
  const { what, now } = useStory(entry)
  const { state, ahead, region, id } = entry
  const held = isHeld(entry)
  return (
    <section
      aria-label={name}
      className={`grid grid-cols-[minmax(0,1fr)] gap-1 rounded-3 border px-4 py-2 max-s:px-3 ${held ? loud : quiet}`}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link to={paths.journalEntry(region, id)} className="font-semibold text-strong hover:text-accent-text hover:underline">
          {name}
        </Link>
        <span className="*:ml-0">
          <WriteBadge entry={entry} />
        </span>
        {state === 'queued' && !held && <span className="text-12 text-quiet">{t('ahead', { count: ahead })}</span>}
        <span className="ml-auto flex flex-wrap gap-2 empty:hidden">
          <WriteDeeds entry={entry} size="small" />
        </span>
      </div>
      {state === 'queued' && (
        <p className="max-w-176" role={held ? 'status' : undefined}>
          {what} {held && now}
        </p>
      )}
      {(state === 'sending' || state === 'accepted') && <WriteProgress entry={entry} label={name} />}
    </section>
  )
}

const loud = 'border-unknown-line bg-unknown-tint'
const quiet = 'border-line bg-sunken'
