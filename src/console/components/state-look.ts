import { isKnownState, type KnownState } from '#contract/rules/states.ts'
import type { Look } from './StateGlyph.tsx'

const settled = {
  RUNNING: 'running',
  STOPPED: 'stopped',
  UNKNOWN: 'unknown',
  ERROR: 'error',
  FAILED: 'failed',
  TERMINATED: 'terminated',
} as const satisfies Partial<Record<KnownState, Look>>

/** How a service state looks: its shape and its colour. A word we do not know has a look of its own. */
export function lookOf(state: string): Look {
  if (!isKnownState(state)) return 'foreign'
  return state in settled ? settled[state as keyof typeof settled] : 'moving'
}
