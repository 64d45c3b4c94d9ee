import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { FleetSummary } from '#contract/bff/fleet.ts'
import { useRegion } from '#console/api/region.ts'
import { paths } from '#console/paths.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { ShareBar } from './ShareBar.tsx'

type Props = { readonly summary: Pick<FleetSummary, 'engines' | 'ending' | 'ha' | 'capacity'> }

/** How many clusters have a standby, and the engine versions in use, those past their service first. */
export function EnginesPanel({ summary: { engines, ending, ha, capacity } }: Props) {
  const t = useTranslations('dashboard.engines')
  const region = useRegion()
  const isEnded = (version: string) => ending.some((each) => each.version === version && each.ended)
  const versions = engines.map(({ word, count }) => ({ version: word, count, ended: isEnded(word) }))
  const shown = versions.toSorted((a, b) => Number(b.ended) - Number(a.ended))
  const unread = capacity.reduce((sum, { clusters, known }) => sum + clusters - known, 0)
  const most = Math.max(1, ...engines.map(({ count }) => count))
  return (
    <Panel title={t('title')} aside={<Link to={paths.catalog(region)}>{t('catalog')}</Link>}>
      <Availability ha={ha} />
      <ul className="grid gap-2">
        {shown.map((version) => (
          <Version key={version.version} {...version} most={most} />
        ))}
      </ul>
      {shown.length === 0 && <p className="text-quiet">{t('none')}</p>}
      {shown.length > 0 && unread > 0 && <p className="mt-2 text-12 text-quiet">{t('unread', { count: unread })}</p>}
    </Panel>
  )
}

type VersionProps = { readonly version: string; readonly count: number; readonly ended: boolean; readonly most: number }

function Version({ version, count, ended, most }: VersionProps) {
  const t = useTranslations('dashboard')
  const region = useRegion()
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-1">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="text-strong">{t('engines.version', { version })}</span>
        {ended && (
          <Link
            to={paths.findings(region, { check: 'engine_ended' })}
            className="inline-flex items-center gap-1 text-12 font-semibold text-unknown"
          >
            <KindGlyph kind="warning" />
            {t('engines.ended')}
          </Link>
        )}
      </span>
      <Link to={paths.fleet(region, 'fleet', { version })} className="text-right tabular-nums">
        {t('clusters', { count })}
      </Link>
      <svg width="100%" height="6" aria-hidden="true" focusable="false" className="col-span-2 block">
        <rect width="100%" height="6" rx="1" className="fill-sunken" />
        <rect width={`${(count / most) * 100}%`} height="6" rx="1" className={ended ? 'fill-unknown' : 'fill-line-control'} />
      </svg>
    </li>
  )
}

function Availability({ ha }: Pick<FleetSummary, 'ha'>) {
  const t = useTranslations('dashboard.engines')
  const region = useRegion()
  const countOf = (word: string) => ha.find((each) => each.word === word)?.count ?? 0
  const [on, off] = [countOf('on'), countOf('off')]
  return (
    <section className="mb-3 grid gap-1.5 border-b border-line pb-4">
      <h3 className="flex items-baseline justify-between gap-3">
        {t('ha')}
        <span className="font-normal text-normal tabular-nums">
          <Link to={paths.fleet(region, 'fleet', { ha: 'on' })}>{t('on', { count: on })}</Link>,{' '}
          <Link to={paths.fleet(region, 'fleet', { ha: 'off' })}>{t('off', { count: off })}</Link>
        </span>
      </h3>
      <ShareBar
        height={6}
        shares={[
          { key: 'on', count: on, className: 'fill-accent' },
          { key: 'off', count: off, className: 'fill-line-strong' },
        ].filter(({ count }) => count > 0)}
      />
    </section>
  )
}
