import type { ReactNode } from 'react'
import { readFollowing, type Following as Kind } from '#contract/rules/replica-state.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { useFollowingWord } from './following-word.ts'
import { StateGlyph } from './StateGlyph.tsx'

/** How a replica follows, as shape and word. Quiet while it follows, loud when it does not; a word we do not know as it came. */
export function Following({ word }: { readonly word: string }) {
  const wordOf = useFollowingWord()
  const following = readFollowing(word)
  return (
    <span title={word} className={`inline-flex min-h-6 items-center gap-1.5 ${following === undefined ? '' : inks[following]}`}>
      {following === undefined ? <StateGlyph look="foreign" /> : glyphs[following]}
      <span className="wrap-anywhere">{wordOf(word)}</span>
    </span>
  )
}

const inks: Record<Kind, string> = {
  streaming: 'text-normal',
  syncing: 'text-moving',
  behind: 'text-moving',
  cut: 'font-semibold text-unknown',
  failed: 'font-semibold text-error',
}

const glyphs: Record<Kind, ReactNode> = {
  streaming: <StateGlyph look="running" />,
  syncing: <StateGlyph look="moving" />,
  behind: <StateGlyph look="moving" />,
  cut: <KindGlyph kind="warning" />,
  failed: <KindGlyph kind="error" />,
}
