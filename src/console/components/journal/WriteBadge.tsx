import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { JournalEntry, WriteState } from '#contract/bff/journal.ts'
import { StateGlyph } from '#console/components/StateGlyph.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'

type Props = { readonly entry: Pick<JournalEntry, 'state' | 'reason'> }

/** Where a write stands, as shape and word: quiet while all goes its way, loud where a person is needed. */
export function WriteBadge({ entry }: Props) {
  const t = useTranslations('journal')
  const held = isHeld(entry)
  return (
    <span title={entry.state} className={`inline-flex min-h-6 items-center gap-1.5 ${held ? loud : inks[entry.state]}`}>
      {held ? <StateGlyph look="unknown" /> : glyphs[entry.state]}
      {held ? t('held') : t(`state.${entry.state}`)}
    </span>
  )
}

/** A queued write whose turn came and that was not sent: it waits for a person. */
export function isHeld({ state, reason }: Props['entry']): boolean {
  return state === 'queued' && reason !== null
}

const loud = '-ml-1.5 rounded-1 border border-unknown-line bg-unknown-tint px-1.5 font-semibold text-unknown'

const inks: Record<WriteState, string> = {
  queued: 'text-normal',
  prepared: 'text-moving',
  sending: 'text-moving',
  accepted: 'text-moving',
  done: 'text-normal',
  failed: 'font-semibold text-error',
  rejected: 'text-error',
  unknown: loud,
  not_applied: 'text-quiet',
  abandoned: 'text-quiet',
  not_sent: 'text-quiet',
  cancelled: 'text-quiet',
}

const glyphs: Record<WriteState, ReactNode> = {
  queued: <StateGlyph look="foreign" />,
  prepared: <StateGlyph look="moving" />,
  sending: <StateGlyph look="moving" />,
  accepted: <StateGlyph look="moving" />,
  done: <KindGlyph kind="done" />,
  failed: <StateGlyph look="failed" />,
  rejected: <StateGlyph look="failed" />,
  unknown: <StateGlyph look="unknown" />,
  not_applied: <StateGlyph look="terminated" />,
  abandoned: <StateGlyph look="terminated" />,
  not_sent: <StateGlyph look="terminated" />,
  cancelled: <StateGlyph look="terminated" />,
}
