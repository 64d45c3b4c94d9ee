import { severities, type Severity } from '#contract/rules/findings/finding.ts'
import type { FindingsQuery } from '#console/api/findings.ts'

/** What the list shows, as it stands in the URL: worth a reload and a link. Empty texts do not filter. */
export type FindingsSearch = {
  readonly severity: Severity | ''
  readonly check: string
  /** A region; `region` itself is the shell's. */
  readonly where: string
  /** A cluster's id: what another page leads to. */
  readonly cluster: string
  readonly q: string
  readonly show: '' | 'ignored'
  readonly group: '' | 'check'
  /** From 1; our server counts from 0. */
  readonly page: number
  readonly size: number
}

export const pageSizes = [20, 50, 100] as const

/** No filter at all; grouping is none. */
export const noFilters = { severity: '', check: '', where: '', cluster: '', q: '' } as const

/** Reads the URL; whatever makes no sense there falls back to the default. */
export function readFindingsSearch(params: URLSearchParams): FindingsSearch {
  const text = (name: string) => params.get(name) ?? ''
  const page = Number(params.get('page') ?? '1')
  const size = Number(params.get('size') ?? '')
  return {
    severity: severities.find((severity) => severity === text('severity')) ?? '',
    check: text('check').slice(0, 64),
    where: text('where').slice(0, 32),
    cluster: /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(text('cluster')) ? text('cluster') : '',
    q: text('q').slice(0, 100),
    show: text('show') === 'ignored' ? 'ignored' : '',
    group: text('group') === 'check' ? 'check' : '',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
    size: pageSizes.find((allowed) => allowed === size) ?? pageSizes[0],
  }
}

/** Changes some of it; anything but another page starts at the first page again. Defaults leave no trace in the URL. */
export function changeFindingsSearch(params: URLSearchParams, change: Partial<FindingsSearch>): URLSearchParams {
  const next = new URLSearchParams(params)
  const wanted = { ...readFindingsSearch(params), page: 1, ...change }
  for (const [name, value] of Object.entries(wanted)) {
    const text = String(value).trim()
    if (text === '' || (name === 'page' && value === 1) || (name === 'size' && value === pageSizes[0])) next.delete(name)
    else next.set(name, text)
  }
  return next
}

/** Whether something is left out of the list. */
export function isFiltered(search: FindingsSearch): boolean {
  return Object.keys(noFilters).some((name) => search[name as keyof typeof noFilters] !== '')
}

/** What our server is asked for it. */
export function toFindingsQuery({ severity, check, where, cluster, q, show, page, size }: FindingsSearch): FindingsQuery {
  return { severity, check, region: where, cluster, q: q.trim(), ignored: show === 'ignored' ? 'true' : '', page: page - 1, size }
}
