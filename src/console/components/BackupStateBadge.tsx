import { useTranslations } from 'use-intl'
import { backupOutcome } from '#contract/rules/backups.ts'
import { StateGlyph } from '#console/components/StateGlyph.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'

const looks = { failed: 'failed', running: 'moving', unknown: 'foreign' } as const

const inks = {
  finished: 'text-normal',
  failed: '-ml-1.5 rounded-1 border border-error-line bg-error-tint px-1.5 font-semibold text-error',
  running: 'text-moving',
  unknown: 'text-normal',
} as const

/** The state of a backup as shape and word. The cloud documents no words: the obvious ones are translated, others are shown as they came. */
export function BackupStateBadge({ state }: { readonly state: string }) {
  const t = useTranslations('backups.states')
  const outcome = backupOutcome(state)
  return (
    <span title={state} className={`inline-flex h-6 items-center gap-1.5 whitespace-nowrap ${inks[outcome]}`}>
      {outcome === 'finished' ? <KindGlyph kind="done" /> : <StateGlyph look={looks[outcome]} />}
      {outcome === 'unknown' ? state : t(outcome)}
    </span>
  )
}
