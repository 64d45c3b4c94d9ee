import { useEffect } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { call } from '#console/api/client.ts'
import { failureOf } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'

export type GroupParameter = Result<'listParameters'>['contents'][number]

type GroupParameters = {
  /** As many as are read by now. */
  readonly parameters: readonly GroupParameter[]
  /** How many there are; `undefined` until the first page is there. */
  readonly total: number | undefined
  readonly complete: boolean
  /** Set where the latest page could not be read; those before it stay. */
  readonly failure: Failure | undefined
  readonly retry: () => void
}

const pageSize = 100
/** A cloud that never comes to an end is left off here. */
const mostPages = 100

/** All parameters of a group. The cloud tells them by pages: they are asked for one after another, by name. */
export function useGroupParameters(groupId: string | undefined): GroupParameters {
  const region = useRegion()
  const query = useInfiniteQuery({
    queryKey: [region, 'listParameters', { dbaas_parameter_group_id: groupId ?? '' }, 'all pages'],
    enabled: groupId !== undefined,
    // A group is the vendor's and seldom changes.
    staleTime: 300_000,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call(
        region,
        'listParameters',
        { dbaas_parameter_group_id: groupId ?? '', page: pageParam, size: pageSize, sort: 'name:asc' },
        { signal },
      ),
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, page) => sum + page.contents.length, 0)
      return last.contents.length > 0 && read < last.count && pages.length < mostPages ? pages.length : undefined
    },
  })
  const { hasNextPage, isFetching, isError, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  const pages = query.data?.pages ?? []
  return {
    parameters: pages.flatMap((page) => page.contents),
    total: pages[0]?.count,
    complete: pages.length > 0 && !hasNextPage,
    failure: failureOf(query.error),
    retry: () => void (pages.length === 0 ? query.refetch() : fetchNextPage()),
  }
}
