import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { useId } from 'react'
import { Spinner } from './Spinner.tsx'
import { useTip } from './use-tip.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'small'

const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-2 border font-medium whitespace-nowrap transition-colors hover:no-underline ' +
  'aria-disabled:cursor-not-allowed aria-disabled:border-dashed aria-disabled:border-line-strong aria-disabled:bg-sunken aria-disabled:text-quiet'

const kinds: Record<ButtonKind, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover',
  secondary: 'border-line-strong bg-surface text-strong hover:bg-hover',
  quiet: 'border-transparent bg-transparent text-normal hover:bg-hover hover:text-strong',
  danger: 'border-danger bg-danger text-on-accent hover:border-danger-hover hover:bg-danger-hover',
}

/** The looks of a button, for links that must look like one. */
export function buttonClass(kind: ButtonKind = 'secondary', size?: ButtonSize): string {
  return `${base} ${kinds[kind]} ${size === 'small' ? 'h-control-small px-2 text-12' : 'h-control px-3 text-13'}`
}

/** `inline` stands in a line of text or a table row: no higher than the line, and still 24 px. */
export type IconButtonSize = ButtonSize | 'inline'

const squares: Record<IconButtonSize, string> = { small: 'size-control-small', inline: 'size-6 pointer-coarse:size-control-small' }

/** The same for a square button that holds an icon alone. */
export function iconButtonClass(kind: ButtonKind = 'quiet', size?: IconButtonSize): string {
  return `${base} ${kinds[kind]} ${size === undefined ? 'size-control' : squares[size]}`
}

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  readonly kind?: ButtonKind
  readonly size?: ButtonSize
  readonly icon?: ReactNode
  /** Why it cannot be pressed now. The button stays in reach of the keyboard, so that everyone can learn the reason. */
  readonly disabledReason?: string | undefined
  /** It was pressed and the answer is on its way: presses are swallowed. */
  readonly busy?: boolean | undefined
}

/** A button with words on it. It is never plainly disabled: it says why. */
export function Button({ kind, size, icon, disabledReason, busy = false, className = '', children, onClick, ...rest }: ButtonProps) {
  const reasonId = useId()
  const { tip, tipProps, showTip } = useTip<HTMLButtonElement>(disabledReason, rest)
  const blocked = disabledReason !== undefined
  return (
    <>
      <button
        type="button"
        aria-describedby={blocked ? reasonId : undefined}
        {...rest}
        {...tipProps}
        className={`${buttonClass(kind, size)} ${className}`}
        aria-disabled={blocked || busy || undefined}
        aria-busy={busy || undefined}
        onClick={blocked || busy ? (event) => swallow(event, showTip) : onClick}
      >
        {busy ? <Spinner /> : icon}
        {children}
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

/** A press that must do nothing but show why, not even send the form it stands in. A finger has no other way to the reason. */
export function swallow(event: MouseEvent<Element>, showTip: (anchor: Element) => void) {
  event.preventDefault()
  event.stopPropagation()
  showTip(event.currentTarget)
}
