import { useTranslations } from 'use-intl'
import { Link } from 'react-router'
import { useNow } from '#console/api/now.ts'
import { useRegion } from '#console/api/region.ts'
import { useFailureWordsOf } from '#console/components/FailureNotice.tsx'
import { paths, type Follow } from '#console/paths.ts'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Ring } from '#console/ui/Ring.tsx'
import type { Deed } from './deeds.ts'
import type { Seen } from './Follower.tsx'
import { requestOf, standingOrder, type Standing } from './standing.ts'
import { useStandingText } from './use-standing-text.ts'

/** One of the clusters that took part, and what was seen of it last. */
export type ResultRow = { readonly id: string; readonly name: string; readonly standing: Standing; readonly seen: Seen | undefined }

type Props = {
  readonly deed: Deed
  readonly rows: readonly ResultRow[]
  /** All are sent: what needs a person comes first. Before that no row moves. */
  readonly sorted: boolean
}

/** What became of each, with the id that support asks for. */
export function BulkResults({ deed, rows, sorted }: Props) {
  const t = useTranslations('bulk')
  const columns: Column<ResultRow>[] = [
    {
      id: 'cluster',
      header: t('columns.cluster'),
      className: '[td&]:align-top',
      cell: (row) => <ClusterLink row={row} deed={deed} />,
    },
    {
      id: 'outcome',
      header: t('columns.outcome'),
      className: 'w-full [td&]:align-top',
      cell: (row) => <Outcome row={row} deed={deed} />,
    },
  ]
  const rank = ({ standing }: ResultRow) => (settledFirst.includes(standing.kind) ? 0 : 1)
  const shown = sorted ? rows.toSorted((a, b) => rank(a) - rank(b)) : rows
  return <DataTable caption={t('results')} columns={columns} rows={shown} rowKey={({ id }) => id} />
}

// What the cloud did not take is settled once all are sent; what runs stays where it is, so that no row moves any more.
const settledFirst: readonly Standing['kind'][] = standingOrder.filter((kind) => kind === 'lost' || kind === 'refused' || kind === 'unsent')

/** To the cluster's page, which goes on following what was accepted. */
function ClusterLink({ row: { id, name, standing }, deed }: { readonly row: ResultRow; readonly deed: Deed }) {
  const region = useRegion()
  const follow: Follow | undefined =
    standing.kind === 'running' ? { request: standing.request, operation: deed, sent: new Date(standing.sentAt).toISOString() } : undefined
  return (
    <Link to={paths.cluster(region, id, follow)} className="font-semibold text-strong hover:text-accent-text hover:underline">
      {name}
    </Link>
  )
}

function Outcome({ row: { standing, seen }, deed }: { readonly row: ResultRow; readonly deed: Deed }) {
  const t = useTranslations('bulk')
  const request = requestOf(standing)
  const word = 'ended' in standing ? standing.ended.word : seen?.word
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 py-1">
      <Glyph kind={standing.kind} />
      <div className="min-w-0">
        {standing.kind === 'refused' || standing.kind === 'lost' ? (
          <Refusal standing={standing} deed={deed} />
        ) : standing.kind === 'running' ? (
          <Running standing={standing} state={seen?.state} />
        ) : (
          <Settled standing={standing} />
        )}
        {request !== '' && (
          <span className="flex flex-wrap items-center gap-x-3 text-12 text-quiet">
            <span className="flex items-center gap-1">
              <code className="wrap-anywhere">{request}</code>
              <CopyButton text={request} label={t('columns.request')} />
            </span>
            {word !== undefined && <span className="wrap-anywhere">{t('says', { word })}</span>}
          </span>
        )}
      </div>
    </div>
  )
}

function Glyph({ kind }: { readonly kind: Standing['kind'] }) {
  const place = 'mt-[0.1875rem]'
  if (kind === 'sending' || kind === 'running') return <Ring className={`${place} text-moving`} />
  if (kind === 'done') return <KindGlyph kind="done" className={place} />
  if (kind === 'failed' || kind === 'refused') return <KindGlyph kind="error" className={place} />
  return <KindGlyph kind={kind === 'lost' ? 'warning' : 'info'} className={place} />
}

type Plain = Exclude<Standing, { kind: 'refused' | 'lost' }>

function Settled({ standing }: { readonly standing: Plain }) {
  const text = useStandingText()(standing, undefined)
  return <span className={standing.kind === 'failed' ? 'font-semibold text-error' : ''}>{text}</span>
}

function Running({ standing, state }: { readonly standing: Plain; readonly state: string | undefined }) {
  useNow(1_000)
  return useStandingText()(standing, state)
}

type RefusalProps = { readonly standing: Extract<Standing, { kind: 'refused' | 'lost' }>; readonly deed: Deed }

function Refusal({ standing: { kind, failure }, deed }: RefusalProps) {
  const t = useTranslations('failures')
  const { title, what, said } = useFailureWordsOf()(failure, deed)
  return (
    <>
      <b className={kind === 'refused' ? 'text-error' : 'text-unknown'}>{title}.</b> {what}{' '}
      {said !== '' && (
        <>
          {t('says')}: <q className="break-words">{said}</q>{' '}
        </>
      )}
      <span className="text-quiet">{t(kind === 'lost' ? 'maybeSent' : 'notSent')}</span>
    </>
  )
}
