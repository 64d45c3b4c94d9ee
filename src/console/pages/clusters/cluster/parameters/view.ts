import { matches, type Row } from '#console/components/parameters/rows.ts'

export const filters = ['all', 'edited', 'notDefault', 'modifiable', 'restart'] as const
export type Filter = (typeof filters)[number]

/** Which rows are shown, as it stands in the URL: worth a reload and a link. */
export type View = { readonly show: Filter; readonly search: string }

/** Reads the URL; what makes no sense there is the default. */
export function readView(params: URLSearchParams): View {
  const show = filters.find((filter) => filter === params.get('show')) ?? 'all'
  return { show, search: params.get('q') ?? '' }
}

/** Changes some of it; the defaults leave no trace in the URL. */
export function changeView(params: URLSearchParams, change: Partial<View>): URLSearchParams {
  const next = new URLSearchParams(params)
  const { show, search } = { ...readView(params), ...change }
  for (const [name, value, without] of [
    ['show', show, 'all'],
    ['q', search.trim(), ''],
  ] as const) {
    if (value === without) next.delete(name)
    else next.set(name, value)
  }
  return next
}

type IsEdited = (row: Row) => boolean

const tests: Readonly<Record<Filter, (row: Row, isEdited: IsEdited) => boolean>> = {
  all: () => true,
  edited: (row, isEdited) => isEdited(row),
  notDefault: (row) => row.notDefault,
  modifiable: (row) => row.modifiable,
  restart: (row) => row.restart === true,
}

/** How many rows each filter would show, whatever is searched. */
export function countRows(rows: readonly Row[], isEdited: IsEdited): Readonly<Record<Filter, number>> {
  const count = (filter: Filter) => rows.filter((row) => tests[filter](row, isEdited)).length
  return {
    all: rows.length,
    edited: count('edited'),
    notDefault: count('notDefault'),
    modifiable: count('modifiable'),
    restart: count('restart'),
  }
}

/** The rows of a filter. `all` never changes by what is done in the rows; the others do, see `use-kept-rows.ts`. */
export function filterRows(rows: readonly Row[], show: Filter, isEdited: IsEdited): readonly Row[] {
  return show === 'all' ? rows : rows.filter((row) => tests[show](row, isEdited))
}

export function searchRows(rows: readonly Row[], search: string): readonly Row[] {
  const wanted = search.trim()
  return wanted === '' ? rows : rows.filter((row) => matches(row.words, wanted))
}
