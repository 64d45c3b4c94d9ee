import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  /** What it means, and what to do next. */
  readonly text: ReactNode
  readonly actions?: ReactNode
  readonly picture?: ReactNode
}

/** Nothing is here, and this is what to do next. */
export function EmptyState({ title, text, actions, picture }: Props) {
  return (
    <div className="grid justify-items-center gap-2 px-4 py-10 text-center">
      {picture !== undefined && (
        <div aria-hidden="true" className="mb-2 text-line-control">
          {picture}
        </div>
      )}
      <h2 className="text-13">{title}</h2>
      <p className="max-w-120 text-14 text-quiet">{text}</p>
      {actions !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
