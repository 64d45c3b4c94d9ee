import { useSyncExternalStore } from 'react'

/** The breakpoints of `tokens.css`, in rem. */
const breakpoints = { s: 40, m: 64, l: 80, xl: 90 } as const
export type Breakpoint = keyof typeof breakpoints

/** Whether the window reaches a breakpoint; renewed when it changes. Layout is the stylesheet's; this is for words about it. */
export function useWideness(): (breakpoint: Breakpoint) => boolean {
  const rem = useSyncExternalStore(watch, widest)
  return (breakpoint) => rem >= breakpoints[breakpoint]
}

/** The widest breakpoint that is reached, in rem; all of them where there is no window to measure. */
function widest(): number {
  if (typeof matchMedia === 'undefined') return breakpoints.xl
  return Math.max(0, ...Object.values(breakpoints).filter((each) => matchMedia(`(width >= ${each}rem)`).matches))
}

function watch(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}
