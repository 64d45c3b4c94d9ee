import { idPattern } from '#contract/operation.ts'

/** How many other clusters stand beside the one. */
export const mostOthers = 3

/** What is compared, as it stands in the URL: worth a reload and a link. */
export type CompareSearch = {
  readonly others: readonly string[]
  /** Whether the defaults of the group stand beside the values. */
  readonly group: boolean
  /** Equal ones too. */
  readonly all: boolean
  readonly search: string
}

/** Reads the URL; what is no id, stands there twice or is one too many is left out. */
export function readCompareSearch(params: URLSearchParams): CompareSearch {
  const ids = (params.get('with') ?? '').split(',').filter((id) => idPattern.test(id))
  return {
    others: [...new Set(ids)].slice(0, mostOthers),
    group: params.get('group') !== 'off',
    all: params.get('all') === 'on',
    search: params.get('q') ?? '',
  }
}

/** Changes some of it; the defaults leave no trace in the URL. */
export function changeCompareSearch(params: URLSearchParams, change: Partial<CompareSearch>): URLSearchParams {
  const next = new URLSearchParams(params)
  const wanted = { ...readCompareSearch(params), ...change }
  for (const [name, value] of [
    ['with', wanted.others.join(',')],
    ['group', wanted.group ? '' : 'off'],
    ['all', wanted.all ? 'on' : ''],
    ['q', wanted.search.trim()],
  ] as const) {
    if (value === '') next.delete(name)
    else next.set(name, value)
  }
  return next
}
