import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { JournalEntry } from '#contract/bff/journal.ts'
import { useNow } from '#console/api/now.ts'
import { Instant } from '#console/components/Instant.tsx'
import { courseOf, tookMs } from '#console/components/journal/standing.ts'
import { WriteBadge } from '#console/components/journal/WriteBadge.tsx'
import { useOperationName } from '#console/components/operation-name.ts'
import { shortId } from '#console/lib/format.ts'
import { formatClock } from '#console/lib/format-duration.ts'
import { paths } from '#console/paths.ts'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { againPath } from './again-path.ts'

type Props = {
  readonly caption: string
  readonly rows: readonly JournalEntry[]
  readonly emptyText?: ReactNode
  /** All rows are of one cluster, whose page this is. */
  readonly oneCluster?: boolean
}

/** Writes as rows: when, what, where, by whom, and how it stands. What was asked for leads to all that is known of it. */
export function WriteTable({ caption, rows, emptyText, oneCluster = false }: Props) {
  const columns = useWriteColumns(oneCluster)
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} emptyText={emptyText} tall />
}

/** The columns, for the table and for its skeleton. */
export function useWriteColumns(oneCluster: boolean): readonly Column<JournalEntry>[] {
  const t = useTranslations('activity.columns')
  const cluster: Column<JournalEntry>[] = oneCluster
    ? []
    : [
        { id: 'cluster', header: t('cluster'), wide: 's', cell: (row) => <ClusterCell entry={row} /> },
        { id: 'region', header: t('region'), wide: 'l', cell: ({ region }) => <span className="whitespace-nowrap">{region}</span> },
      ]
  return [
    { id: 'when', header: t('when'), className: 'max-s:w-px', cell: ({ createdAt }) => <When at={createdAt} /> },
    { id: 'what', header: t('what'), cell: (row) => <WhatCell entry={row} oneCluster={oneCluster} /> },
    ...cluster,
    { id: 'who', header: t('who'), wide: 'm', cell: ({ actor }) => <Who actor={actor} /> },
    { id: 'state', header: t('state'), cell: (row) => <StateCell entry={row} /> },
    { id: 'took', header: t('took'), align: 'end', wide: 's', cell: (row) => <Took entry={row} /> },
    { id: 'request', header: t('request'), wide: 'l', cell: ({ requestId }) => <Request id={requestId} /> },
  ]
}

/** Date and time; on a phone in two lines. */
function When({ at }: { readonly at: string }) {
  return (
    <span className="max-s:block max-s:w-19 max-s:[&_time]:whitespace-normal">
      <Instant at={at} />
    </span>
  )
}

function WhatCell({ entry, oneCluster }: { readonly entry: JournalEntry; readonly oneCluster: boolean }) {
  const nameOf = useOperationName()
  return (
    <>
      <Link to={paths.journalEntry(entry.region, entry.id)} className="font-semibold text-strong hover:text-accent-text hover:underline">
        {nameOf(entry.operation)}
      </Link>
      <span className="block text-12 text-quiet s:hidden">
        {!oneCluster && entry.cluster.name} <Took entry={entry} />
      </span>
    </>
  )
}

function ClusterCell({ entry: { cluster, region } }: { readonly entry: JournalEntry }) {
  const t = useTranslations('journal')
  const name = cluster.name === '' ? t('newCluster') : cluster.name
  return cluster.id === null ? <span className="wrap-anywhere">{name}</span> : <Link to={paths.cluster(region, cluster.id)}>{name}</Link>
}

/** The display name, which nobody has verified, and below it the key, which the cloud has. */
function Who({ actor }: { readonly actor: JournalEntry['actor'] }) {
  const t = useTranslations('activity')
  return (
    <span className="block leading-tight">
      <span className="block wrap-anywhere">{actor.name === '' ? t('noName') : actor.name}</span>
      <code className="text-12 text-quiet">{actor.keyHint}</code>
    </span>
  )
}

function StateCell({ entry }: { readonly entry: JournalEntry }) {
  const t = useTranslations('activity')
  const reason = useTranslations('journal.reason')
  const again = againPath(entry)
  return (
    <span className="block leading-tight">
      <WriteBadge entry={entry} />
      {(entry.reason !== null || again !== undefined) && (
        <span className="block text-12 text-quiet">
          {entry.reason !== null && reason(entry.reason)}{' '}
          {again !== undefined && (
            <Link to={again} className="whitespace-nowrap">
              {t('tryAgain')}
            </Link>
          )}
        </span>
      )}
    </span>
  )
}

function Took({ entry }: { readonly entry: JournalEntry }) {
  return entry.tookMs === null ? <Running entry={entry} /> : <Elapsed ms={entry.tookMs} />
}

/** What has not ended counts on. */
function Running({ entry }: { readonly entry: JournalEntry }) {
  const t = useTranslations('journal.progress')
  const took = tookMs(entry, useNow(1_000))
  if (took === undefined) return null
  return (
    <>
      <Elapsed ms={took} />
      {courseOf(took, entry.typical).late && <span className="block text-12 whitespace-nowrap text-unknown">{t('late')}</span>}
    </>
  )
}

function Elapsed({ ms }: { readonly ms: number }) {
  return <span className="whitespace-nowrap tabular-nums">{formatClock(ms)}</span>
}

function Request({ id }: { readonly id: string | null }) {
  const t = useTranslations('common')
  if (id === null) return null
  return (
    <span className="flex items-center gap-1">
      <code title={id} className="whitespace-nowrap">
        {shortId(id)}
      </code>
      <CopyButton text={id} label={t('requestId')} />
    </span>
  )
}
