import { RefreshCw } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import type { SessionEntry } from '#contract/bff/session.ts'
import { readInstant } from '#contract/instant.ts'
import { serverNow, useNow } from '#console/api/now.ts'
import { useEndSessions, useSessions, type EndSessions } from '#console/api/sessions.ts'
import { FailureNotice, useFailureWordsOf } from '#console/components/FailureNotice.tsx'
import { Instant } from '#console/components/Instant.tsx'
import { ReadAge } from '#console/components/ReadAge.tsx'
import { formatAge, formatInstant } from '#console/lib/format.ts'
import { useZone } from '#console/lib/preferences.ts'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { Button } from '#console/ui/Button.tsx'
import { DataTable, TableSkeleton, type Column } from '#console/ui/DataTable.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { toast } from '#console/ui/toast.ts'

/** Who is signed in with the same keys, and the way to end what is not one's own any more. */
export function SessionsPage() {
  const t = useTranslations('sessions')
  usePageTitle(t('title'))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-6 max-s:p-4">
      <header>
        <h1>{t('title')}</h1>
        <p className="max-w-176 text-14 text-quiet">{t('lead')}</p>
      </header>
      <PageBoundary loading={<Loading />}>
        <Sessions />
      </PageBoundary>
      <p className="max-w-176 text-14 text-quiet">{t('note')}</p>
    </div>
  )
}

function Loading() {
  return <TableSkeleton columns={useColumns({ end: async () => {}, ending: [] })} rows={2} />
}

function Sessions() {
  const t = useTranslations('sessions')
  const { data, readAt, failure, refreshing, refresh } = useSessions()
  const word = useWord()
  const columns = useColumns(word)
  const others = data.filter(({ current }) => !current).map(({ handle }) => handle)
  return (
    <>
      {failure !== undefined && <FailureNotice stale failure={failure} onRetry={() => void refresh()} />}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button
          busy={word.ending.length > 1}
          disabledReason={others.length === 0 ? t('noOthers') : undefined}
          onClick={() => void word.end(others)}
        >
          {t('others')}
        </Button>
        <span className="flex items-center gap-1">
          <ReadAge readAt={readAt} />
          <IconButton
            size="small"
            label={t('readAgain')}
            icon={<RefreshCw className="size-4" aria-hidden="true" />}
            busy={refreshing}
            onClick={() => void refresh()}
          />
        </span>
      </div>
      <DataTable caption={t('caption')} columns={columns} rows={data} rowKey={({ handle }) => handle} selected={({ current }) => current} />
    </>
  )
}

type Word = { readonly end: (handles: readonly string[]) => Promise<void>; readonly ending: EndSessions['ending'] }

/** Ends them and says so. */
function useWord(): Word {
  const t = useTranslations('sessions')
  const { end, ending } = useEndSessions()
  const words = useFailureWordsOf()
  return {
    ending,
    end: async (handles) => {
      const { ended, failure } = await end(handles)
      if (failure !== undefined) toast({ kind: 'error', title: t('failed'), text: words(failure).title })
      else toast({ kind: 'done', title: handles.length === 1 ? t('ended') : t('endedAll', { count: ended }), text: t('endedText') })
    },
  }
}

function useColumns({ end, ending }: Word): readonly Column<SessionEntry>[] {
  const t = useTranslations('sessions')
  const zone = useZone()
  const nameOf = ({ displayName }: SessionEntry) => (displayName === '' ? t('noName') : displayName)
  const endOf = (entry: SessionEntry) => {
    const at = readInstant(entry.createdAt)
    return t('endOf', { name: nameOf(entry), at: at === undefined ? entry.createdAt : formatInstant(at, zone) })
  }
  return [
    {
      id: 'who',
      header: t('columns.who'),
      cell: (entry) => (
        <>
          <b className="wrap-anywhere">{nameOf(entry)}</b> {entry.current && <span className="text-quiet">({t('here')})</span>}
        </>
      ),
    },
    { id: 'since', header: t('columns.since'), wide: 's', cell: ({ createdAt }) => <Instant at={createdAt} /> },
    { id: 'seen', header: t('columns.seen'), cell: ({ lastSeenAt }) => <Seen at={lastSeenAt} /> },
    {
      id: 'what',
      header: t('columns.what'),
      align: 'end',
      cell: (entry) => (
        <Button
          size="small"
          aria-label={endOf(entry)}
          busy={ending.includes(entry.handle)}
          disabledReason={entry.current ? t('endHere') : undefined}
          onClick={() => void end([entry.handle])}
        >
          {t('end')}
        </Button>
      ),
    },
  ]
}

/** Our server keeps it to the minute, on its own clock. */
function Seen({ at }: { readonly at: string }) {
  const t = useTranslations('sessions')
  const locale = useLocale()
  useNow(10_000)
  const ms = readInstant(at)
  if (ms === undefined) return at
  const age = serverNow() - ms
  return <span className="tabular-nums">{age < 60_000 ? t('now') : t('seen', { age: formatAge(age, locale) })}</span>
}
