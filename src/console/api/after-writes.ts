import { useEffect, useEffectEvent, useRef } from 'react'
import { useQuery } from '@tanstack/react-query'
import { trayQuery } from './journal.ts'

/** Our server reads a cluster again when a write on it moves on, and has done so after so long (ms); on a busy day after the second. */
const readAgainAfter = [1_000, 6_000] as const

/**
 * Asks again for what follows from writes, soon after one has moved on, and soon after a page has opened while there is one of the
 * last minutes: whoever has just cured a finding waits for it to go. What the tray holds is looked at; nothing is read for that.
 */
export function useAfterWrites(ask: () => unknown): void {
  const { data } = useQuery({ ...trayQuery, enabled: false })
  const news = data?.entries.map(({ id, state }) => `${id} ${state}`).join()
  const seen = useRef<string>(undefined)
  const askNow = useEffectEvent(ask)
  useEffect(() => {
    const before = seen.current
    seen.current = news
    if (news === undefined || news === before || (news === '' && before === undefined)) return
    const timers = readAgainAfter.map((ms) => setTimeout(askNow, ms))
    return () => timers.forEach(clearTimeout)
  }, [news])
}
