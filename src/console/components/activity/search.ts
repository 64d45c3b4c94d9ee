import { stateGroups, type StateGroup } from '#contract/bff/journal.ts'
import type { JournalQuery } from '#console/api/journal.ts'
import { firstInstantOf } from '#console/lib/zone-time.ts'

/** What the activity shows, as it stands in the URL. `region` is the shell's there, so the region that is filtered by is `where`. */
export type ActivitySearch = {
  readonly group: StateGroup | ''
  /** Name of an operation. */
  readonly operation: string
  readonly where: string
  /** Id of a cluster. */
  readonly cluster: string
  readonly actor: string
  /** Days in the reader's zone, `2026-09-16`: the first and the last that are shown. */
  readonly from: string
  readonly to: string
  readonly q: string
  /** From 1. */
  readonly page: number
  readonly size: number
}

export const pageSizes = [20, 50, 100] as const
const texts = ['operation', 'where', 'cluster', 'actor', 'q'] as const
const days = ['from', 'to'] as const
const dayMs = 86_400_000

/** Reads the URL; whatever makes no sense there falls back to the default. */
export function readActivitySearch(params: URLSearchParams): ActivitySearch {
  const text = (name: string) => params.get(name) ?? ''
  const page = Number(text('page'))
  return {
    group: Object.hasOwn(stateGroups, text('group')) ? (text('group') as StateGroup) : '',
    operation: text('operation'),
    where: text('where'),
    cluster: text('cluster'),
    actor: text('actor'),
    from: dayOf(text('from')) === undefined ? '' : text('from'),
    to: dayOf(text('to')) === undefined ? '' : text('to'),
    q: text('q'),
    page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
    size: pageSizes.find((size) => String(size) === text('size')) ?? pageSizes[0],
  }
}

/** Changes some of it; another filter or size starts at the first page again. Defaults leave no trace in the URL. */
export function changeActivitySearch(params: URLSearchParams, change: Partial<ActivitySearch>): URLSearchParams {
  const next = new URLSearchParams(params)
  const wanted = { ...readActivitySearch(params), page: 1, ...change }
  for (const name of ['group', ...texts, ...days] as const) {
    const value = wanted[name].trim()
    if (value === '') next.delete(name)
    else next.set(name, value)
  }
  if (wanted.page === 1) next.delete('page')
  else next.set('page', String(wanted.page))
  if (wanted.size === pageSizes[0]) next.delete('size')
  else next.set('size', String(wanted.size))
  return next
}

/** Whether anything is filtered. */
export function isFiltered(search: ActivitySearch): boolean {
  return search.group !== '' || [...texts, ...days].some((name) => search[name] !== '')
}

/** Nothing filtered. */
export const noFilters: Partial<ActivitySearch> = { group: '', operation: '', where: '', cluster: '', actor: '', from: '', to: '', q: '' }

/** What the journal is asked for: a day becomes the instants at which it begins and ends in the reader's zone. */
export function toJournalQuery(search: ActivitySearch, zone: string): JournalQuery {
  const { group, operation, where, cluster, actor, q, page, size } = search
  const [from, to] = [dayOf(search.from), dayOf(search.to)]
  const given = { group, operation, region: where, cluster, actor, q }
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
    ...(from !== undefined && { from: new Date(firstInstantOf(from, zone)).toISOString() }),
    ...(to !== undefined && { to: new Date(firstInstantOf(to + dayMs, zone)).toISOString() }),
    page: page - 1,
    size,
  }
}

/** Midnight of a day as a wall time; `undefined` for what is no day of the calendar. */
function dayOf(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined) return undefined
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  return new Date(at).toISOString().startsWith(text) ? at : undefined
}
