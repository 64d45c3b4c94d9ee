import { useSearchParams } from 'react-router'
import { idPattern } from '#contract/operation.ts'
import { isWrite, operationNames } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import type { Followed } from './use-outcome.ts'
import type { Follow } from '#console/paths.ts'

const names = ['request', 'operation', 'sent'] as const satisfies readonly (keyof Follow)[]

/** The request that the page's URL follows; `undefined` for none, and for anything that is not one. */
export function readFollow(search: URLSearchParams): Followed | undefined {
  const request = search.get('request') ?? ''
  const operation = operationNames.find((name) => name === search.get('operation'))
  const sentAt = Date.parse(search.get('sent') ?? '')
  if (operation === undefined || !isWriteName(operation) || !idPattern.test(request) || Number.isNaN(sentAt)) return undefined
  return { request, operation, sentAt }
}

function isWriteName(operation: (typeof operationNames)[number]): operation is WriteName {
  return isWrite(operation)
}

/** Reads and changes what the page follows. It lives in the URL: a reload and a link keep it. */
export function useFollow() {
  const [search, setSearch] = useSearchParams()
  const change = (follow: Follow | undefined) =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current)
        for (const name of names) {
          if (follow === undefined) next.delete(name)
          else next.set(name, follow[name])
        }
        return next
      },
      { replace: true },
    )
  const followed = readFollow(search)
  return {
    followed,
    /** The same as it stands in the URL, for links that keep it. */
    kept: followed && { request: followed.request, operation: followed.operation, sent: new Date(followed.sentAt).toISOString() },
    follow: (follow: Follow) => change(follow),
    dismiss: () => change(undefined),
  }
}
