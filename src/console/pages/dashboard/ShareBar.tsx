import type { Look } from '#console/components/StateGlyph.tsx'

export type Share = { readonly key: string; readonly count: number; readonly className: string }

/** The colour of a state in a bar. */
export const stateFills: Record<Look, string> = {
  running: 'fill-running',
  moving: 'fill-moving',
  stopped: 'fill-line-control',
  unknown: 'fill-unknown',
  error: 'fill-error',
  failed: 'fill-error',
  terminated: 'fill-line-strong',
  foreign: 'fill-line-control',
}

/** Least width of a part in percent: one of ten thousand is seen as well. */
const least = 0.8
const gap = 0.3

/** Parts of a whole side by side. Words with the figures must stand beside it. */
export function ShareBar({ shares, height = 12 }: { readonly shares: readonly Share[]; readonly height?: number }) {
  const total = shares.reduce((sum, { count }) => sum + count, 0)
  const raw = shares.map(({ count }) => Math.max(least, (count / Math.max(1, total)) * 100))
  const scale = (100 - gap * (shares.length - 1)) / raw.reduce((sum, width) => sum + width, 0)
  const widths = raw.map((width) => width * scale)
  return (
    <svg width="100%" height={height} aria-hidden="true" focusable="false" className="block overflow-hidden rounded-1 bg-sunken">
      {shares.map(({ key, className }, index) => (
        <rect
          key={key}
          x={`${widths.slice(0, index).reduce((sum, width) => sum + width + gap, 0)}%`}
          width={`${widths[index]}%`}
          height={height}
          className={className}
        />
      ))}
    </svg>
  )
}
