import { useState } from 'react'
import { ChevronRight } from 'lucide-react'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { FindingPage, ListedFinding } from '#contract/bff/fleet.ts'
import { useFindings } from '#console/api/findings.ts'
import { useCheckTitle } from '#console/components/findings/finding-words.ts'
import { FindingGlyph } from '#console/components/findings/FindingGlyph.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { FindingRow } from './FindingRow.tsx'
import { changeFindingsSearch, toFindingsQuery, type FindingsSearch } from './findings-search.ts'

type Props = {
  readonly search: FindingsSearch
  readonly page: FindingPage
  readonly onIgnore: (finding: ListedFinding) => void
}

/** The findings by their check: how many clusters have it, and which, when it is opened. */
export function FindingGroups({ search, page, onIgnore }: Props) {
  const t = useTranslations('findings')
  const wanted = search.check === '' ? page.byCheck : page.byCheck.filter(({ check }) => check === search.check)
  return (
    <ul aria-label={t('groups')} className="divide-y divide-line rounded-3 border border-line bg-surface">
      {wanted.map((group, index) => (
        <Group key={group.check} group={group} search={search} open={index === 0} onIgnore={onIgnore} />
      ))}
    </ul>
  )
}

type GroupProps = {
  readonly group: FindingPage['byCheck'][number]
  readonly search: FindingsSearch
  readonly open: boolean
  readonly onIgnore: Props['onIgnore']
}

function Group({ group, search, open, onIgnore }: GroupProps) {
  const t = useTranslations('findings')
  const titleOf = useCheckTitle()
  // Its rows are asked for when somebody wants to see them, and stay when it is closed again.
  const [seen, setSeen] = useState(open)
  // Another check may come first later: what a person opened or closed stays.
  const [atFirst] = useState(open)
  const { check, severity, count } = group
  return (
    <li>
      <details open={atFirst} onToggle={(event) => event.currentTarget.open && setSeen(true)} className="group/check min-w-0">
        <summary className="flex min-h-row list-none flex-wrap items-center gap-x-2 px-4 py-2 hover:bg-hover max-s:px-3 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden="true" className="size-4 text-quiet transition-transform group-open/check:rotate-90" />
          <FindingGlyph severity={severity} />
          <span className="sr-only">{t(`severities.${severity}`)}: </span>
          <span className="font-semibold text-strong">{titleOf(check)}</span>
          <span className="text-quiet tabular-nums">{t('found', { count })}</span>
        </summary>
        {seen && (
          <PageBoundary loading={<Skeleton className="mx-4 mb-3 h-16" />}>
            <Rows group={group} search={search} onIgnore={onIgnore} />
          </PageBoundary>
        )}
      </details>
    </li>
  )
}

/** So many stand in a group; the rest is a link away. */
const most = 20

function Rows({ group: { check }, search, onIgnore }: Omit<GroupProps, 'open'>) {
  const t = useTranslations('findings')
  const [params] = useSearchParams()
  const { data } = useFindings({ ...toFindingsQuery(search), check, page: 0, size: most })
  return (
    <>
      <ul aria-label={useCheckTitle()(check)} className="divide-y divide-line border-t border-line pl-5 max-s:pl-0">
        {data.findings.map((finding) => (
          <FindingRow key={finding.key} grouped finding={finding} onIgnore={onIgnore} />
        ))}
      </ul>
      {data.count > data.findings.length && (
        <p className="border-t border-line px-4 py-2">
          <Link to={{ search: changeFindingsSearch(params, { check, group: '' }).toString() }}>{t('showAll', { count: data.count })}</Link>
        </p>
      )}
    </>
  )
}
