import { useSyncExternalStore } from 'react'

/** The breakpoints of `tokens.css`, in rem. */
const breakpoints = { s: 40, m: 64, l: 80, xl: 90 } as const
export type Breakpoint = keyof typeof breakpoints

/** Whether the window reaches a breakpoint; renewed when it changes. Layout is the stylesheet's; this is for words about it. */
export function useWideness(): (breakpoint: Breakpoint) => boolean {
  const rem = useSyncExternalStore(watch, () =>
    Math.max(0, ...Object.values(breakpoints).filter((each) => matchMedia(`(width >= ${each}rem)`).matches)),
  )
  return (breakpoint) => rem >= breakpoints[breakpoint]
}

function watch(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}
