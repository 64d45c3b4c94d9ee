import { useId, type ReactNode } from 'react'
import { KindGlyph } from './KindGlyph.tsx'

type Props = {
  readonly label: string
  readonly hideLabel?: boolean
  readonly error?: string | undefined
  readonly children: ReactNode
  readonly className?: string
}

/** The frame of radio buttons: their label and what is wrong with the choice. */
export function RadioGroup({ label, hideLabel = false, error, children, className = 'grid gap-2' }: Props) {
  const id = useId()
  const errorId = `${id}-error`
  return (
    <fieldset
      role="radiogroup"
      aria-invalid={error === undefined ? undefined : true}
      aria-describedby={error === undefined ? undefined : errorId}
      className="min-w-0"
    >
      <legend className={hideLabel ? 'sr-only' : 'mb-1 font-medium text-strong'}>{label}</legend>
      <div className={className}>{children}</div>
      {error !== undefined && (
        <p id={errorId} className="mt-1 flex items-start gap-1 text-12 text-error">
          <KindGlyph kind="error" className="mt-[0.1rem]" />
          {error}
        </p>
      )}
    </fieldset>
  )
}
