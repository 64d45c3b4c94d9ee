import { useEffect, useEffectEvent } from 'react'
import { useSearchParams } from 'react-router'
import type { WriteName } from '#contract/rules/durations.ts'

type Asked = {
  /** False while what it is made from is still read. */
  readonly ready?: boolean
  /** Which part of the cluster it is about, where there is one for each: a log. */
  readonly of?: string
}

/**
 * Opens the plan or form that a link asks for (`?plan=setBackup`), once; the URL forgets it, so that a reload or the way back does not open
 * it again. Nothing is sent by that.
 * @param open how, and which part of the cluster the link is about (`&of=`); left out where it cannot be opened now: then the tab that the link leads to says why
 */
export function useAskedPlan(
  operation: WriteName,
  open: ((of: string | undefined) => void) | undefined,
  { ready = true, of }: Asked = {},
): void {
  const [params, setParams] = useSearchParams()
  const asked = ready && params.get('plan') === operation && (of === undefined || params.get('of') === of)
  const take = useEffectEvent(() => {
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        next.delete('plan')
        next.delete('of')
        return next
      },
      { replace: true },
    )
    open?.(params.get('of') ?? undefined)
  })
  useEffect(() => {
    if (asked) take()
  }, [asked])
}
