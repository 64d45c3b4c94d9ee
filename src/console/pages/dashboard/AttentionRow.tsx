import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ListedFinding } from '#contract/bff/fleet.ts'
import { Age } from '#console/components/Age.tsx'
import { curePath, useCureLabel } from '#console/components/findings/cure.ts'
import { useFindingWords } from '#console/components/findings/finding-words.ts'
import { FindingGlyph } from '#console/components/findings/FindingGlyph.tsx'
import { Instant } from '#console/components/Instant.tsx'
import { paths } from '#console/paths.ts'
import { buttonClass } from '#console/ui/Button.tsx'

/** One finding in short: which cluster, what, since when, why, and the way to the cure. */
export function AttentionRow({ finding }: { readonly finding: ListedFinding }) {
  const t = useTranslations('findings')
  const { title, text } = useFindingWords()(finding)
  const label = useCureLabel()(finding.fix)
  const { severity, clusterName, clusterId, region, since } = finding
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 gap-y-2 px-4 py-3 max-s:grid-cols-[auto_minmax(0,1fr)] max-s:px-3">
      <FindingGlyph severity={severity} className="mt-[0.1875rem]" />
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="sr-only">{t(`severities.${severity}`)}: </span>
          <Link to={paths.cluster(region, clusterId)} className="font-semibold wrap-anywhere text-strong hover:text-accent-text">
            {clusterName}
          </Link>{' '}
          <span className="font-semibold text-strong">{title}</span>{' '}
          <span className="text-12 text-quiet">
            {since === null ? region : t.rich('since', { region, age: () => <Age since={since} />, at: () => <Instant at={since} /> })}
          </span>
        </p>
        <p className="max-w-176 wrap-anywhere">{text}</p>
      </div>
      <div className="flex flex-wrap items-start justify-end gap-2 max-s:col-start-2 max-s:flex-row-reverse max-s:justify-end">
        <Link
          to={paths.clusterTab(region, clusterId, 'doctor')}
          aria-label={t('doctorOf', { cluster: clusterName, title })}
          className={buttonClass('quiet', 'small')}
        >
          {t('doctor')}
        </Link>
        <Link
          to={curePath(finding)}
          aria-label={t('cureOf', { label, cluster: clusterName, title })}
          className={buttonClass('secondary', 'small')}
        >
          {label}
        </Link>
      </div>
    </li>
  )
}
