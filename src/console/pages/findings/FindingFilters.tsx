import { useState } from 'react'
import { X } from 'lucide-react'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { FindingPage } from '#contract/bff/fleet.ts'
import { severities, type Severity } from '#contract/rules/findings/finding.ts'
import { useSession } from '#console/api/session.ts'
import { useCheckTitle } from '#console/components/findings/finding-words.ts'
import { FindingGlyph } from '#console/components/findings/FindingGlyph.tsx'
import { shortId } from '#console/lib/format.ts'
import { Button } from '#console/ui/Button.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { changeFindingsSearch, isFiltered, noFilters, type FindingsSearch } from './findings-search.ts'

type Props = {
  readonly search: FindingsSearch
  readonly page: FindingPage
  readonly onChange: (change: Partial<FindingsSearch>) => void
}

/** What of the findings is shown: our server filters, so a filter reaches beyond the page on the screen. */
export function FindingFilters({ search, page, onChange }: Props) {
  const t = useTranslations('findings.filters')
  const { regions } = useSession()
  const titleOf = useCheckTitle()
  const checks = page.byCheck.map(({ check, count }) => ({ value: check, label: t('withCount', { what: titleOf(check), count }) }))
  const known = search.check === '' || checks.some(({ value }) => value === search.check)
  return (
    <>
      <Counts search={search} page={page} />
      <search className="flex flex-wrap items-end gap-3 max-s:grid max-s:grid-cols-2">
        <NameField value={search.q} onChange={(q) => onChange({ q })} />
        <SelectField
          className="w-64 max-s:w-auto"
          label={t('check')}
          value={search.check}
          options={[
            { value: '', label: t('anyCheck') },
            ...(known ? [] : [{ value: search.check, label: titleOf(search.check) }]),
            ...checks,
          ]}
          onChange={(event) => onChange({ check: event.target.value })}
        />
        {regions.length > 1 && (
          <SelectField
            label={t('where')}
            value={search.where}
            options={[{ value: '', label: t('anywhere') }, ...regions.map((region) => ({ value: region, label: region }))]}
            onChange={(event) => onChange({ where: event.target.value })}
          />
        )}
        <SelectField
          label={t('group')}
          value={search.group}
          options={[
            { value: '', label: t('byUrgency') },
            { value: 'check', label: t('byCheck') },
          ]}
          onChange={(event) => onChange({ group: event.target.value === 'check' ? 'check' : '' })}
        />
        {search.cluster !== '' && (
          <Button
            className="max-s:col-span-2"
            icon={<X className="size-4" aria-hidden="true" />}
            title={t('allClusters')}
            onClick={() => onChange({ cluster: '' })}
          >
            {t('cluster', { id: shortId(search.cluster) })}
          </Button>
        )}
        {isFiltered(search) && (
          <Button kind="quiet" className="max-s:col-span-2 max-s:justify-self-start" onClick={() => onChange(noFilters)}>
            {t('clear')}
          </Button>
        )}
      </search>
    </>
  )
}

/** What is being typed stays as it is, blanks included; the URL follows it. */
function NameField({ value, onChange }: { readonly value: string; readonly onChange: (q: string) => void }) {
  const t = useTranslations('findings.filters')
  const [typed, setTyped] = useState(value)
  const [last, setLast] = useState(value)
  // The URL changed by other means (back, clear, a link): that is what the field shows now.
  if (value !== last) {
    setLast(value)
    if (value !== typed.trim()) setTyped(value)
  }
  return (
    <TextField
      className="w-52 max-s:w-auto max-s:first:col-span-2"
      type="search"
      label={t('name')}
      value={typed}
      maxLength={100}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange(event.target.value)
      }}
    />
  )
}

/** How many there are of each severity, and of those that are ignored: each leads to its list. */
function Counts({ search, page }: Pick<Props, 'search' | 'page'>) {
  const t = useTranslations('findings')
  const all = severities.reduce((sum, severity) => sum + page.bySeverity[severity], 0)
  return (
    <nav aria-label={t('filters.counts')} className="flex flex-wrap gap-x-1 gap-y-1 text-13">
      <Count change={{ severity: '', check: '' }} here={search.severity === ''} count={all} label={t('filters.all')} />
      {severities.map((severity) => (
        <Count
          key={severity}
          change={{ severity, check: '' }}
          here={search.severity === severity}
          count={page.bySeverity[severity]}
          label={t(`severities.${severity}`)}
          severity={severity}
        />
      ))}
      <span className="ml-auto flex gap-1 max-s:ml-0">
        <Count change={{ ...noFilters, show: '' }} here={search.show === ''} count={page.open} label={t('filters.open')} />
        <Count
          change={{ ...noFilters, show: 'ignored' }}
          here={search.show === 'ignored'}
          count={page.ignored}
          label={t('filters.ignored')}
        />
      </span>
    </nav>
  )
}

type CountProps = {
  readonly change: Partial<FindingsSearch>
  readonly here: boolean
  readonly count: number
  readonly label: string
  readonly severity?: Severity
}

function Count({ change, here, count, label, severity }: CountProps) {
  const t = useTranslations('findings.filters')
  const [params] = useSearchParams()
  return (
    <Link
      to={{ search: changeFindingsSearch(params, change).toString() }}
      aria-current={here ? 'true' : undefined}
      className="inline-flex h-control items-center gap-1.5 rounded-2 px-2 text-normal tabular-nums hover:bg-hover hover:no-underline aria-[current]:bg-accent-tint aria-[current]:font-semibold aria-[current]:text-strong"
    >
      {severity !== undefined && <FindingGlyph severity={severity} />}
      {t('count', { count, label })}
    </Link>
  )
}
