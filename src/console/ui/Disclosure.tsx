import type { ReactNode } from 'react'
import { ChevronRight } from 'lucide-react'

type Props = {
  readonly summary: ReactNode
  readonly children: ReactNode
  readonly defaultOpen?: boolean
}

/** More of the same, folded away under a line that says what it is. */
export function Disclosure({ summary, children, defaultOpen = false }: Props) {
  return (
    <details open={defaultOpen} className="group min-w-0">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-1 font-medium text-strong hover:text-accent-text [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 text-quiet transition-transform group-open:rotate-90" />
        {summary}
      </summary>
      <div className="mt-2 pl-5">{children}</div>
    </details>
  )
}
