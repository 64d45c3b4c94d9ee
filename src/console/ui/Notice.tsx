import { useId, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { KindGlyph } from './KindGlyph.tsx'

type Props = {
  readonly kind: 'error' | 'warning' | 'info'
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

const grounds: Record<Props['kind'], string> = {
  error: 'border-error-line bg-error-tint',
  warning: 'border-unknown-line bg-unknown-tint',
  info: 'border-line bg-sunken',
}

/** Something to know here and now: what happened, why, what to do. An error is said to screen readers at once. */
export function Notice({ kind, title, children, actions }: Props) {
  const t = useTranslations('ui')
  const titleId = useId()
  return (
    <div
      role={kind === 'error' ? 'alert' : 'group'}
      aria-labelledby={titleId}
      className={`grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 rounded-2 border px-3 py-2 ${grounds[kind]}`}
    >
      <KindGlyph kind={kind} className="mt-[0.1875rem]" />
      <div className="min-w-0">
        <p id={titleId} className="font-semibold text-strong">
          <span className="sr-only">{t(kind)}: </span>
          {title}
        </p>
        {children !== undefined && <div className="grid max-w-176 gap-1">{children}</div>}
        {actions !== undefined && <div className="mt-2 flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </div>
  )
}
