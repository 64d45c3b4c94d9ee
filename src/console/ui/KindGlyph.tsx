export type Kind = 'done' | 'error' | 'warning' | 'info'

const inks: Record<Kind, string> = { done: 'text-running', error: 'text-error', warning: 'text-unknown', info: 'text-quiet' }

/** The 14 px figure of a message: check, disc with a cross, triangle, ring with an i. Each reads in black and white. */
export function KindGlyph({ kind, className = '' }: { readonly kind: Kind; readonly className?: string }) {
  return (
    <svg
      viewBox="0 0 14 14"
      aria-hidden="true"
      focusable="false"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`size-3.5 shrink-0 ${inks[kind]} ${className}`}
    >
      {shapes[kind]}
    </svg>
  )
}

const cut = { stroke: 'var(--surface)', strokeWidth: 1.5 }

const shapes: Record<Kind, React.ReactNode> = {
  done: <path d="m2.5 7.5 3 3 6-7" stroke="currentColor" strokeWidth="1.75" />,
  error: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path d="m5 5 4 4m0-4L5 9" {...cut} />
    </>
  ),
  warning: (
    <>
      <path d="M7 1.2 13.2 12.4H.8Z" fill="currentColor" stroke="currentColor" strokeWidth="1.2" />
      <path d="M7 5.2v3.3m0 2v.1" {...cut} />
    </>
  ),
  info: (
    <>
      <circle cx="7" cy="7" r="5.5" stroke="currentColor" strokeWidth="1.25" />
      <path d="M7 6.6v3m0-5.4v.1" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
}
