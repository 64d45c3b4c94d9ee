import { useTranslations } from 'use-intl'
import { isKnownState } from '#contract/rules/states.ts'
import { lookOf } from '#console/components/state-look.ts'
import { StateGlyph, type Look } from '#console/components/StateGlyph.tsx'

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

/**
 * A service state as shape and word. Quiet when well, loud when not; the wire word is in the title, and a word
 * we do not know is shown as it came.
 */
export function StateBadge({ state }: { readonly state: string }) {
  const t = useTranslations('states')
  const look = lookOf(state)
  return (
    <span title={state} className={`inline-flex h-6 items-center gap-1.5 whitespace-nowrap ${inks[look]}`}>
      <StateGlyph look={look} />
      {isKnownState(state) ? t(state) : state}
    </span>
  )
}
