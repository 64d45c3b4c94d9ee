import { Clock, Minus, OctagonAlert, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'

/** What a write does, in words: a bold fact and a quiet reason. `final` cannot be undone, `not` says what it leaves alone. */
export type Effect = {
  readonly kind: 'destroys' | 'final' | 'warns' | 'does' | 'takes' | 'not'
  readonly fact: string
  readonly why?: string | undefined
}

const worstFirst: readonly Effect['kind'][] = ['destroys', 'final', 'warns', 'does', 'takes', 'not']

const glyphs: Record<Effect['kind'], ReactNode> = {
  destroys: <Trash2 aria-hidden="true" className="mt-[0.1875rem] size-3.5 text-error" />,
  final: <OctagonAlert aria-hidden="true" className="mt-[0.1875rem] size-3.5 text-error" />,
  warns: <KindGlyph kind="warning" className="mt-[0.1875rem]" />,
  does: <KindGlyph kind="info" className="mt-[0.1875rem]" />,
  takes: <Clock aria-hidden="true" className="mt-[0.1875rem] size-3.5 text-quiet" />,
  not: <Minus aria-hidden="true" className="mt-[0.1875rem] size-3.5 text-quiet" />,
}

/** The effects of a write, worst first. */
export function EffectList({ effects }: { readonly effects: readonly Effect[] }) {
  const sorted = effects.toSorted((a, b) => worstFirst.indexOf(a.kind) - worstFirst.indexOf(b.kind))
  return (
    <ul className="grid gap-2">
      {sorted.map(({ kind, fact, why }) => (
        <li key={fact} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2">
          {glyphs[kind]}
          <div className="max-w-176">
            {kind === 'not' ? <span className="text-quiet">{fact}</span> : <b>{fact}</b>}
            {why !== undefined && <span className="text-quiet"> {why}</span>}
          </div>
        </li>
      ))}
    </ul>
  )
}
