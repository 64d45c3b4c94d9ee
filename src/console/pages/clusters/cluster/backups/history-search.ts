import type { PageSearch } from '#console/components/Pagination.tsx'

/** Rows on a page of the histories. */
export const historySizes = [10, 20, 50, 100] as const

/** Which page of the histories the URL shows; whatever makes no sense there is the first. */
export function readHistorySearch(search: URLSearchParams): PageSearch {
  const page = Number(search.get('page') ?? '1')
  const size = Number(search.get('size') ?? '')
  return {
    page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
    size: historySizes.find((allowed) => allowed === size) ?? historySizes[0],
  }
}

/** Another page, or as many rows as asked for from the first page on. What else the URL holds stays. */
export function changeHistorySearch(search: URLSearchParams, change: Partial<PageSearch>): URLSearchParams {
  const next = new URLSearchParams(search)
  const wanted = { ...readHistorySearch(search), page: 1, ...change }
  for (const [name, value, without] of [
    ['page', wanted.page, 1],
    ['size', wanted.size, historySizes[0]],
  ] as const) {
    if (value === without) next.delete(name)
    else next.set(name, String(value))
  }
  return next
}
