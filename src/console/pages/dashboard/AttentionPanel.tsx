import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { FleetSummary } from '#contract/bff/fleet.ts'
import { severities } from '#contract/rules/findings/finding.ts'
import { useRegion } from '#console/api/region.ts'
import { FindingGlyph } from '#console/components/findings/FindingGlyph.tsx'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { AttentionRow } from './AttentionRow.tsx'

type Props = {
  readonly attention: FleetSummary['attention']
  readonly counts: FleetSummary['findings']
  /** Everything was read once that can be read. */
  readonly whole: boolean
  /** Something can not be read: what is not here may be so all the same. */
  readonly gaps: boolean
}

/** So many are shown before somebody asks for more. */
const first = 6
// What comes below keeps its place while more is found.
const roomForRows = 'min-h-96'

/** What needs a person, worst first: why, since when, and the way to the cure. */
export function AttentionPanel({ attention, counts, whole, gaps }: Props) {
  const t = useTranslations('dashboard.attention')
  const [all, setAll] = useState(false)
  const more = attention.length - first
  const region = useRegion()
  return (
    <Panel title={t('title')} flush aside={<Counts counts={counts} />}>
      {attention.length === 0 ? (
        <p className={`flex items-start gap-2 p-4 max-s:p-3 ${whole ? '' : roomForRows}`}>
          <KindGlyph kind={whole && !gaps ? 'done' : 'info'} className="mt-[0.1875rem]" />
          {t(whole ? (gaps ? 'nonePart' : 'none') : 'noneYet')}
        </p>
      ) : (
        <ul aria-label={t('title')} className={`divide-y divide-line ${whole ? '' : roomForRows}`}>
          {attention.slice(0, all ? undefined : first).map((finding) => (
            <AttentionRow key={finding.key} finding={finding} />
          ))}
        </ul>
      )}
      <div className="flex items-center gap-2 border-t border-line px-2 py-1.5">
        {more > 0 && (
          <Button kind="quiet" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('fewer') : t('more', { count: more })}
          </Button>
        )}
        <Link to={paths.findings(region)} className="ml-auto px-2 text-12">
          {t('all')}
        </Link>
      </div>
    </Panel>
  )
}

/** How many findings of each severity; each leads to them. */
function Counts({ counts }: Pick<Props, 'counts'>) {
  const t = useTranslations('dashboard.attention')
  const words = useTranslations('findings.severities')
  const region = useRegion()
  return (
    <ul className="flex flex-wrap gap-x-3">
      {severities.map((severity) => (
        <li key={severity}>
          <Link
            to={paths.findings(region, { severity })}
            className="flex items-center gap-1 whitespace-nowrap text-normal tabular-nums hover:text-strong"
          >
            <FindingGlyph severity={severity} />
            {t('count', { severity: words(severity), count: counts[severity] })}
          </Link>
        </li>
      ))}
    </ul>
  )
}
