import { useEffect, useState } from 'react'
import { cloudOffsetHeader } from '#contract/bff/session.ts'

let serverAhead = 0
let cloudAhead = 0

/**
 * Learns from an answer how far the cloud's clock is ahead of this browser's. The `Date` header counts in whole
 * seconds and travels for a while, so anything below two seconds is taken for agreement.
 */
export function learnClock(headers: Headers): void {
  const date = Date.parse(headers.get('date') ?? '')
  if (!Number.isNaN(date)) {
    const ahead = date + 500 - Date.now()
    serverAhead = Math.abs(ahead) < 2_000 ? 0 : ahead
  }
  const offset = Number(headers.get(cloudOffsetHeader) ?? Number.NaN)
  if (!Number.isNaN(offset)) cloudAhead = offset
}

/** The cloud's now, in ms since 1970: every "now" and every age on the screen is counted from it. */
export function cloudNow(): number {
  return toCloudTime(Date.now())
}

/** A moment of this browser's clock (ms), such as when something was read, on the cloud's clock. */
export function toCloudTime(browserMs: number): number {
  return browserMs + serverAhead + cloudAhead
}

/** Our server's now, in ms since 1970: when it looks for something again is told on its own clock. */
export function serverNow(): number {
  return Date.now() + serverAhead
}

/** The cloud's now, renewed every `everyMs`; paused in a hidden tab, where nobody reads it. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(cloudNow)
  useEffect(() => {
    const tick = () => {
      if (!document.hidden) setNow(cloudNow())
    }
    tick()
    const timer = setInterval(tick, everyMs)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [everyMs])
  return now
}
