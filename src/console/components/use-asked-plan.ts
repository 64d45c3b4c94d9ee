import { useEffect, useEffectEvent } from 'react'
import { useSearchParams } from 'react-router'
import type { WriteName } from '#contract/rules/durations.ts'

type Asked = {
  /** False while what it is made from is still read. */
  readonly ready?: boolean
  /** The log that it is about, where there is one for each. */
  readonly log?: string
}

/**
 * Opens the plan or form that a link asks for (`?plan=setBackup`), once; the URL forgets it, so that a reload or the way back does not open
 * it again. Nothing is sent by that.
 * @param open how; left out where it cannot be opened now: then the tab that the link leads to says why
 */
export function useAskedPlan(operation: WriteName, open: (() => void) | undefined, { ready = true, log }: Asked = {}): void {
  const [params, setParams] = useSearchParams()
  const asked = ready && params.get('plan') === operation && (log === undefined || params.get('log') === log)
  const take = useEffectEvent(() => {
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        next.delete('plan')
        next.delete('log')
        return next
      },
      { replace: true },
    )
    open?.()
  })
  useEffect(() => {
    if (asked) take()
  }, [asked])
}
