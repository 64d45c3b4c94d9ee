import type { ReactNode } from 'react'

type Props = {
  /** What it gathers, for screen readers. */
  readonly label: string
  /** What was gathered, in figures. */
  readonly children: ReactNode
  readonly actions: ReactNode
}

/** What a person gathered on a page, at its foot: it stays in sight while rows scroll, and lies over none when the page ends. */
export function FootBar({ label, children, actions }: Props) {
  return (
    <section
      aria-label={label}
      data-foot-bar
      className="sticky bottom-0 z-4 -mx-6 -mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong bg-surface px-6 py-2.5 max-s:-mx-4 max-s:-mb-4 max-s:px-4"
    >
      <div role="status" className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
        {children}
      </div>
      <div className="flex flex-wrap items-center gap-2">{actions}</div>
    </section>
  )
}
