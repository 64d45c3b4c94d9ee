import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { StateGlyph } from '#console/components/StateGlyph.tsx'
import { formatInstant } from '#console/lib/format.ts'
import type { Timeline } from '#console/lib/timeline.ts'

/** What the figures of a timeline mean, those that are on it. */
export function TimelineLegend({ timeline, zone }: { readonly timeline: Timeline; readonly zone: string }) {
  const t = useTranslations('restore.timeline')
  const { bars, leavesNext, covered, gaps } = timeline
  const has = (outcome: string) => bars.some((bar) => bar.outcome === outcome)
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-quiet">
      {has('finished') && <Item figure={<rect x="4" width="6" height="14" rx="1" className="fill-running" />}>{t('bar')}</Item>}
      {leavesNext?.leavesAt !== undefined && (
        <Item figure={<rect x="4.5" y="0.5" width="5" height="13" rx="1" className="fill-surface stroke-running [stroke-dasharray:2_2]" />}>
          {t('leaves', { at: formatInstant(leavesNext.leavesAt, zone) })}
        </Item>
      )}
      {has('failed') && <Item figure={<StateGlyph look="failed" />}>{t('failed')}</Item>}
      {has('running') && <Item figure={<StateGlyph look="moving" />}>{t('running')}</Item>}
      {has('unknown') && <Item figure={<StateGlyph look="foreign" />}>{t('unknown')}</Item>}
      {covered.length > 0 && <Item figure={<rect y="1" width="14" height="12" className="fill-accent-text/22" />}>{t('covered')}</Item>}
      {gaps.length > 0 && (
        <Item
          figure={
            <>
              <rect y="1" width="14" height="12" className="fill-sunken" />
              <path d="M-1 7 7-1M1 15 15 1M8 16l8-8M-1 12 12-1" className="stroke-line-control" />
            </>
          }
        >
          {t(covered.length > 0 ? 'gap' : 'noArchive')}
        </Item>
      )}
      <Item figure={<path d="M7 0v14" strokeDasharray="2 3" className="stroke-quiet" />}>{t('now')}</Item>
    </ul>
  )
}

function Item({ figure, children }: { readonly figure: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="inline-flex items-center gap-1.5">
      <svg viewBox="0 0 14 14" aria-hidden="true" className="size-3.5 shrink-0 overflow-clip">
        {figure}
      </svg>
      {children}
    </li>
  )
}
