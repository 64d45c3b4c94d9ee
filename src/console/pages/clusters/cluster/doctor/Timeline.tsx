import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { momentKinds, type Moment, type MomentKind, type Tone } from '#contract/rules/doctor/known.ts'
import { foldBackups } from '#contract/rules/doctor/timeline.ts'
import { Instant } from '#console/components/Instant.tsx'
import { StateGlyph, type Look } from '#console/components/StateGlyph.tsx'
import { shortId } from '#console/lib/format.ts'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { useDoctorWords } from './doctor-words.ts'

type Props = {
  readonly moments: readonly Moment[]
  readonly loading: boolean
  /** There are more writes than were read. */
  readonly moreWrites: boolean
  readonly onMore: () => void
}

/** So many stand there at first, and come with each press. */
const step = 200

/** What happened to the cluster, newest first: of every kind, or of one. */
export function Timeline({ moments, loading, moreWrites, onMore }: Props) {
  const t = useTranslations('doctor.timeline')
  const kinds = useTranslations('doctor.timeline.kinds')
  const [kind, setKind] = useState<MomentKind | 'all'>('all')
  const [most, setMost] = useState(step)
  const fitting = kind === 'all' ? foldBackups(moments) : moments.filter((moment) => moment.kind === kind)
  const shown = fitting.slice(0, most)
  const more = fitting.length > shown.length || moreWrites
  return (
    <Panel
      title={t('title')}
      flush
      aside={
        <>
          <span role="status" className="tabular-nums">
            {t('count', { shown: shown.length, count: fitting.length })}
          </span>
          <SelectField
            label={t('show')}
            hideLabel
            value={kind}
            options={[{ value: 'all', label: t('all') }, ...momentKinds.map((value) => ({ value, label: kinds(value) }))]}
            onChange={({ target }) => setKind(momentKinds.find((each) => each === target.value) ?? 'all')}
          />
        </>
      }
    >
      {shown.length === 0 ? (
        loading ? (
          <TimelineSkeleton />
        ) : (
          <p className="p-4 text-quiet max-s:p-3">{t('none')}</p>
        )
      ) : (
        <ol aria-label={t('label')} className="divide-y divide-line">
          {shown.map((moment) => (
            <MomentRow key={moment.key} moment={moment} />
          ))}
        </ol>
      )}
      {more && (
        <div className="border-t border-line px-2 py-1.5">
          <Button
            kind="quiet"
            size="small"
            onClick={() => {
              setMost(most + step)
              if (moreWrites && fitting.length <= most + step) onMore()
            }}
          >
            {t('more')}
          </Button>
        </div>
      )}
    </Panel>
  )
}

function MomentRow({ moment }: { readonly moment: Moment }) {
  const t = useTranslations('common')
  const { title, text } = useDoctorWords().moment(moment)
  const { requestId } = moment
  return (
    <li className="grid grid-cols-[9.5rem_auto_minmax(0,1fr)_auto] items-start gap-x-3 px-4 py-2 max-s:grid-cols-[auto_minmax(0,1fr)] max-s:px-3">
      <span className="text-12 leading-5 text-quiet max-s:order-1 max-s:col-start-2">
        <Instant at={moment.at} />
      </span>
      <span className="mt-[0.1875rem]">
        <MomentGlyph moment={moment} />
      </span>
      <div className="min-w-0">
        <p className="font-semibold wrap-anywhere text-strong">
          {moment.fact === 'write' ? (
            <Link
              to={paths.journalEntry(moment.write.region, moment.write.id)}
              className="text-strong hover:text-accent-text hover:underline"
            >
              {title}
            </Link>
          ) : (
            title
          )}
        </p>
        {text !== '' && <p className={`max-w-176 wrap-anywhere ${moment.fact === 'change' ? 'font-mono text-12' : ''}`}>{text}</p>}
      </div>
      {requestId !== null && (
        <span className="flex items-center gap-1 text-12 max-s:order-2 max-s:col-start-2">
          <code title={requestId}>{shortId(requestId)}</code>
          <CopyButton text={requestId} label={t('requestId')} />
        </span>
      )}
    </li>
  )
}

const looks: Record<Tone, Look> = { good: 'running', moving: 'moving', plain: 'foreign', warning: 'unknown', bad: 'failed' }

function MomentGlyph({ moment: { kind, tone } }: { readonly moment: Moment }) {
  if (kind === 'state' || tone === 'moving') return <StateGlyph look={looks[tone]} />
  if (tone === 'good') return <KindGlyph kind="done" />
  return <KindGlyph kind={tone === 'bad' ? 'error' : tone === 'warning' ? 'warning' : 'info'} />
}

function TimelineSkeleton() {
  return (
    <div aria-hidden="true" className="grid gap-3 p-4 max-s:p-3">
      <Skeleton className="h-5 w-2/3" />
      <Skeleton className="h-5 w-1/2" />
      <Skeleton className="h-5 w-3/5" />
    </div>
  )
}
