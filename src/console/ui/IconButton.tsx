import type { ReactNode } from 'react'
import { useId } from 'react'
import { iconButtonClass, swallow, type ButtonProps, type IconButtonSize } from './Button.tsx'
import { Spinner } from './Spinner.tsx'
import { useTip } from './use-tip.tsx'

type Props = Omit<ButtonProps, 'children' | 'icon' | 'size' | 'aria-label'> & {
  readonly size?: IconButtonSize
  /** What it does, in words: its name, and its tooltip. */
  readonly label: string
  readonly icon: ReactNode
}

/** A square button with an icon alone; its label shows as a tooltip. */
export function IconButton({ label, icon, kind = 'quiet', size, disabledReason, busy = false, className = '', onClick, ...rest }: Props) {
  const reasonId = useId()
  const { tip, tipProps, showTip } = useTip<HTMLButtonElement>(disabledReason ?? label, rest)
  const blocked = disabledReason !== undefined
  return (
    <>
      <button
        type="button"
        aria-describedby={blocked ? reasonId : undefined}
        {...rest}
        {...tipProps}
        aria-label={label}
        className={`${iconButtonClass(kind, size)} ${className}`}
        aria-disabled={blocked || busy || undefined}
        aria-busy={busy || undefined}
        onClick={blocked || busy ? (event) => swallow(event, showTip) : onClick}
      >
        {busy ? <Spinner /> : icon}
      </button>
      {blocked && (
        <span id={reasonId} hidden>
          {disabledReason}
        </span>
      )}
      {tip}
    </>
  )
}
