import type { ReactNode } from 'react'
import type { ReadOutcome, StageOutcome } from '#contract/bff/connection.ts'
import type { ConnectionLine } from '#console/components/connection-words.ts'
import { RequestId } from '#console/components/RequestId.tsx'
import { KindGlyph, type Kind } from '#console/ui/KindGlyph.tsx'
import { Panel } from '#console/ui/Panel.tsx'

export type Line = ConnectionLine & {
  readonly key: string
  readonly how: StageOutcome | ReadOutcome
  /** At the right end. */
  readonly aside?: string
  readonly requestId?: string
}

type Props = { readonly title: string; readonly lead?: ReactNode; readonly lines: readonly Line[] }

/** What was looked at, line by line: how it is, what to know, and what to do. */
export function LinesPanel({ title, lead, lines }: Props) {
  return (
    <Panel title={title}>
      {lead !== undefined && <p className="mb-2 max-w-176 text-quiet">{lead}</p>}
      <ul className="divide-y divide-line">
        {lines.map(({ key, how, name, outcome, text, now, aside, requestId }) => (
          <li key={key} className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2 py-2 first:pt-0 last:pb-0">
            <KindGlyph kind={glyphs[how]} className="mt-[0.1875rem]" />
            <div className="grid min-w-0 gap-0.5">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <b className="font-semibold text-strong">{name}</b>
                <span className="text-12 text-quiet">{outcome}</span>
              </p>
              {text !== '' && <p className="max-w-176 wrap-anywhere whitespace-pre-line">{text}</p>}
              {now !== '' && <p className="max-w-176 wrap-anywhere text-strong">{now}</p>}
              {requestId !== undefined && requestId !== '' && <RequestId id={requestId} />}
            </div>
            <span className="text-12 whitespace-nowrap text-quiet tabular-nums">{aside}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const glyphs: Record<Line['how'], Kind> = {
  ok: 'done',
  fits: 'done',
  warning: 'warning',
  differs: 'warning',
  forbidden: 'info',
  skipped: 'info',
  failed: 'error',
}
