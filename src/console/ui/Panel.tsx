import { useId, type ReactNode } from 'react'

type Props = {
  readonly title: ReactNode
  /** At the right end of the head: a quiet fact or a small button. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  /** Without padding, for tables and lists that go from edge to edge. */
  readonly flush?: boolean
  readonly className?: string
}

/** What is read together, inside one border. Never put a panel into a panel. */
export function Panel({ title, aside, children, flush = false, className = '' }: Props) {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className={`min-w-0 rounded-3 border border-line bg-surface ${className}`}>
      <header className="flex min-h-10 flex-wrap items-center gap-x-3 border-b border-line px-4 py-1.5 max-s:px-3">
        <h2 id={titleId} className="text-13">
          {title}
        </h2>
        {aside !== undefined && <div className="ml-auto flex items-center gap-2 text-12 text-quiet">{aside}</div>}
      </header>
      <div className={flush ? flushClass : 'p-4 max-s:p-3'}>{children}</div>
    </section>
  )
}

// A table inside ends where the panel ends: its rows reach the edges and the last has no line of its own.
const flushClass = 'overflow-clip rounded-b-3 [--table-edge:1rem] max-s:[--table-edge:0.75rem] [&_tbody>tr:last-child>td]:border-b-0'
