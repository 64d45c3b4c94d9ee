/** What the list shows, as it stands in the URL: worth a reload and a link. */
export type ListSearch = {
  readonly name: string
  readonly state: string
  readonly database: string
  /** A column the cloud can sort by. */
  readonly sort: string
  readonly descending: boolean
  /** From 1; the cloud counts from 0. */
  readonly page: number
  readonly size: number
}

export const pageSizes = [20, 50, 100] as const
const sortable = ['name', 'service_state', 'database_name', 'created_at', 'modified_at']

/** Reads the URL; whatever makes no sense there falls back to the default. */
export function readListSearch(search: URLSearchParams): ListSearch {
  const [column = '', direction] = (search.get('sort') ?? '').split(':')
  const page = Number(search.get('page') ?? '1')
  const size = Number(search.get('size') ?? '')
  return {
    name: search.get('name') ?? '',
    state: search.get('state') ?? '',
    database: search.get('database') ?? '',
    sort: sortable.includes(column) ? column : 'name',
    descending: sortable.includes(column) && direction === 'desc',
    page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
    size: pageSizes.find((allowed) => allowed === size) ?? pageSizes[0],
  }
}

/** Changes some of it; another filter, order or size starts at the first page again. Defaults leave no trace in the URL. */
export function changeListSearch(search: URLSearchParams, change: Partial<ListSearch>): URLSearchParams {
  const next = new URLSearchParams(search)
  const wanted = { ...readListSearch(search), page: 1, ...change }
  const put = (name: string, value: string, without: string) => {
    if (value === without) next.delete(name)
    else next.set(name, value)
  }
  put('name', wanted.name.trim(), '')
  put('state', wanted.state, '')
  put('database', wanted.database.trim(), '')
  put('sort', `${wanted.sort}:${wanted.descending ? 'desc' : 'asc'}`, 'name:asc')
  put('page', String(wanted.page), '1')
  put('size', String(wanted.size), String(pageSizes[0]))
  return next
}

/** The query of List Clusters for it. */
export function toListQuery(search: ListSearch) {
  return {
    page: search.page - 1,
    size: search.size,
    sort: `${search.sort}:${search.descending ? 'desc' : 'asc'}`,
    ...(search.name === '' ? {} : { name: search.name }),
    ...(search.state === '' ? {} : { service_state: search.state }),
    ...(search.database === '' ? {} : { database_name: search.database }),
  }
}
