import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ListedFinding } from '#contract/bff/fleet.ts'
import { useTakeBack } from '#console/api/findings.ts'
import { Age } from '#console/components/Age.tsx'
import { useFailureWordsOf } from '#console/components/FailureNotice.tsx'
import { curePath, useCureLabel } from '#console/components/findings/cure.ts'
import { useFindingWords } from '#console/components/findings/finding-words.ts'
import { FindingGlyph } from '#console/components/findings/FindingGlyph.tsx'
import { Instant } from '#console/components/Instant.tsx'
import { paths } from '#console/paths.ts'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { Disclosure } from '#console/ui/Disclosure.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { toast } from '#console/ui/toast.ts'

type Props = {
  readonly finding: ListedFinding
  readonly onIgnore: (finding: ListedFinding) => void
  /** In a group of its check: title and severity stand above it. */
  readonly grouped?: boolean
}

/** One finding: which cluster, what, since when, why, what to do, and the way to the plan. */
export function FindingRow({ finding, onIgnore, grouped = false }: Props) {
  const t = useTranslations('findings')
  const { title, text, fix } = useFindingWords()(finding)
  const { severity, clusterName, clusterId, region, since, ignored } = finding
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 gap-y-2 px-4 py-3 max-m:grid-cols-[auto_minmax(0,1fr)] max-s:px-3">
      <FindingGlyph severity={severity} className="mt-[0.1875rem]" />
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="sr-only">{t(`severities.${severity}`)}: </span>
          <Link
            to={paths.cluster(region, clusterId)}
            className="font-semibold wrap-anywhere text-strong hover:text-accent-text hover:underline"
          >
            {clusterName}
          </Link>{' '}
          {!grouped && <span className="font-semibold text-strong">{title}</span>}{' '}
          <span className="text-12 text-quiet">
            {since === null ? region : t.rich('since', { region, age: () => <Age since={since} />, at: () => <Instant at={since} /> })}
          </span>
        </p>
        <p className="max-w-176 wrap-anywhere">{text}</p>
        {!grouped && <p className="max-w-176 text-quiet">{fix}</p>}
        {ignored !== null && <IgnoredBy ignored={ignored} />}
        <Disclosure summary={t('evidence')}>
          {grouped && <p className="mb-2 max-w-176 text-quiet">{fix}</p>}
          <Facts items={finding.evidence.map(({ field, value }, index) => factOf(field, value, index))} />
        </Disclosure>
      </div>
      <Deeds finding={finding} title={title} onIgnore={onIgnore} />
    </li>
  )
}

/** The cloud's own words. A field may stand there more than once. */
function factOf(field: string, value: string, index: number) {
  return { label: <code key={index}>{field}</code>, value: <code>{value}</code> }
}

function IgnoredBy({ ignored }: { readonly ignored: NonNullable<ListedFinding['ignored']> }) {
  const t = useTranslations('findings.ignored')
  return (
    <p className="max-w-176 rounded-2 bg-sunken px-2 py-1 text-12 wrap-anywhere text-normal">
      {ignored.until === null
        ? t('forGood', { actor: ignored.actor, reason: ignored.reason })
        : t.rich('until', { actor: ignored.actor, reason: ignored.reason, at: () => <Instant at={ignored.until ?? ''} /> })}
    </p>
  )
}

type DeedsProps = Pick<Props, 'finding' | 'onIgnore'> & { readonly title: string }

function Deeds({ finding, title, onIgnore }: DeedsProps) {
  const t = useTranslations('findings')
  const label = useCureLabel()(finding.fix)
  const about = { cluster: finding.clusterName, title }
  return (
    <div className="flex flex-wrap items-start justify-end gap-2 max-m:col-start-2 max-m:flex-row-reverse max-m:justify-end">
      {finding.ignored === null ? (
        <Button kind="quiet" size="small" aria-label={t('ignore.openFor', about)} onClick={() => onIgnore(finding)}>
          {t('ignore.open')}
        </Button>
      ) : (
        <TakeBack finding={finding} about={about} />
      )}
      <Link
        to={paths.clusterTab(finding.region, finding.clusterId, 'doctor')}
        aria-label={t('doctorOf', about)}
        className={buttonClass('quiet', 'small')}
      >
        {t('doctor')}
      </Link>
      <Link to={curePath(finding)} aria-label={t('cureOf', { label, ...about })} className={buttonClass('secondary', 'small')}>
        {label}
      </Link>
    </div>
  )
}

function TakeBack({ finding, about }: Pick<Props, 'finding'> & { readonly about: { cluster: string; title: string } }) {
  const t = useTranslations('findings.ignored')
  const { put, putting } = useTakeBack()
  const words = useFailureWordsOf()
  const takeBack = async () => {
    const failure = await put(finding.key)
    if (failure === undefined) toast({ kind: 'done', title: t('tookBack', about) })
    else toast({ kind: 'error', title: t('notTakenBack', about), text: words(failure).title })
  }
  return (
    <Button size="small" kind="quiet" busy={putting} aria-label={t('takeBackFor', about)} onClick={() => void takeBack()}>
      {t('takeBack')}
    </Button>
  )
}
