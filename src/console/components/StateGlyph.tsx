/** How a state looks; each has a shape of its own, so that it reads in black and white. */
export type Look = 'running' | 'moving' | 'stopped' | 'unknown' | 'error' | 'failed' | 'terminated' | 'foreign'

const inks: Record<Look, string> = {
  running: 'text-running',
  moving: 'text-moving',
  stopped: 'text-stopped',
  unknown: 'text-unknown',
  error: 'text-error',
  failed: 'text-error',
  terminated: 'text-terminated',
  foreign: 'text-quiet',
}

/** The 14 px figure of a state: disc, turning ring, square, diamond, octagon, cross in a disc, dashed ring, ring. */
export function StateGlyph({ look }: { readonly look: Look }) {
  return (
    // The attributes are for drawings: inside another SVG, a size in a style does not count.
    <svg width="14" height="14" viewBox="0 0 14 14" className={`size-3.5 shrink-0 ${inks[look]}`} aria-hidden="true" focusable="false">
      {shapes[look]}
    </svg>
  )
}

const shapes: Record<Look, React.ReactNode> = {
  running: <circle cx="7" cy="7" r="4" fill="currentColor" />,
  moving: (
    <g className="origin-center motion-safe:animate-turn">
      <circle cx="7" cy="7" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" opacity="0.3" />
      <path d="M7 2.25A4.75 4.75 0 0 1 11.75 7" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </g>
  ),
  stopped: <rect x="3.25" y="3.25" width="7.5" height="7.5" rx="1" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  unknown: (
    <>
      <path d="M7 0.8 13.2 7 7 13.2 0.8 7Z" fill="currentColor" />
      <path
        d="M5.6 5.7a1.45 1.45 0 1 1 2 1.35c-.4.2-.6.45-.6.95M7 9.7v.1"
        fill="none"
        className="stroke-unknown-tint"
        strokeWidth="1.2"
        strokeLinecap="round"
      />
    </>
  ),
  error: (
    <>
      <path d="M4.5 1h5L13 4.5v5L9.5 13h-5L1 9.5v-5Z" fill="currentColor" />
      <path d="M7 3.9v3.6M7 9.8v.1" className="stroke-error-tint" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  failed: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path d="m4.9 4.9 4.2 4.2m0-4.2L4.9 9.1" className="stroke-error-tint" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  terminated: <circle cx="7" cy="7" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 2" />,
  foreign: <circle cx="7" cy="7" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />,
}
