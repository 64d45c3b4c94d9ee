import { useTranslations } from 'use-intl'
import { StateGlyph, type Look } from '#console/components/StateGlyph.tsx'

const known = {
  RUNNING: 'running',
  STOPPED: 'stopped',
  UNKNOWN: 'unknown',
  ERROR: 'error',
  FAILED: 'failed',
  TERMINATED: 'terminated',
  CREATING: 'moving',
  STOPPING: 'moving',
  STARTING: 'moving',
  RESTARTING: 'moving',
  EDITING: 'moving',
  SYNCHRONIZING: 'moving',
  UPGRADING: 'moving',
  TERMINATING: 'moving',
  MIGRATING: 'moving',
} as const satisfies Record<string, Look>
type KnownState = keyof typeof known

const inks: Record<Look, string> = {
  running: 'text-normal',
  moving: 'text-moving',
  stopped: 'text-normal',
  unknown: '-ml-1.5 rounded-1 border border-unknown-line bg-unknown-tint px-1.5 font-semibold text-unknown',
  error: '-ml-1.5 rounded-1 border border-error-line bg-error-tint px-1.5 font-semibold text-error',
  failed: '-ml-1.5 rounded-1 border border-error-line bg-error-tint px-1.5 font-semibold text-error',
  terminated: 'text-terminated line-through',
  foreign: 'text-normal',
}

function isKnown(state: string): state is KnownState {
  return Object.hasOwn(known, state)
}

/**
 * A service state as shape and word. Quiet when well, loud when not; the wire word is in the title, and a word
 * we do not know is shown as it came.
 */
export function StateBadge({ state }: { readonly state: string }) {
  const t = useTranslations('states')
  const look: Look = isKnown(state) ? known[state] : 'foreign'
  return (
    <span title={state} className={`inline-flex h-6 items-center gap-1.5 whitespace-nowrap ${inks[look]}`}>
      <StateGlyph look={look} />
      {isKnown(state) ? t(state) : state}
    </span>
  )
}
