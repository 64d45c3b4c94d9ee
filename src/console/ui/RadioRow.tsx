import { useId, type ReactNode, type Ref } from 'react'

type Props = {
  readonly name: string
  readonly value: string
  readonly checked: boolean
  readonly onChoose: () => void
  readonly onBlur?: () => void
  readonly ref?: Ref<HTMLInputElement>
  readonly title: ReactNode
  /** Below the title, part of the description. */
  readonly children?: ReactNode
  /** At the right end. */
  readonly aside?: ReactNode
  /** A box of its own, for a few choices that need words; else a line of a list. */
  readonly boxed?: boolean
}

/** One choice of several with what is to be known of it. All of it can be pressed. */
export function RadioRow({ name, value, checked, onChoose, onBlur, ref, title, children, aside, boxed = false }: Props) {
  const titleId = useId()
  const textId = useId()
  return (
    <label className={`${frame} ${boxed ? box(checked) : line(checked)}`}>
      <input
        type="radio"
        ref={ref}
        name={name}
        value={value}
        checked={checked}
        onChange={onChoose}
        onBlur={onBlur}
        aria-labelledby={titleId}
        aria-describedby={textId}
        className={`size-3.75 shrink-0 outline-none ${boxed ? 'mt-[0.1875rem]' : ''}`}
      />
      <span className={`min-w-0 flex-1 ${boxed ? 'grid gap-0.5' : 'flex flex-wrap items-baseline gap-x-3'}`}>
        <span id={titleId} className="font-medium text-strong">
          {title}
        </span>
        <span id={textId} className="grid gap-0.5 text-12 text-quiet">
          {children}
        </span>
      </span>
      {aside !== undefined && <span className="shrink-0 self-center">{aside}</span>}
    </label>
  )
}

const frame =
  'flex gap-3 px-3 transition-colors hover:bg-hover has-focus-visible:z-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus'

function box(checked: boolean): string {
  return `rounded-2 border py-2 ${checked ? 'border-accent-text bg-accent-tint' : 'border-line-control bg-surface'}`
}

function line(checked: boolean): string {
  return `relative min-h-row items-center border-t border-line py-1.5 first:rounded-t-3 first:border-t-0 last:rounded-b-3 ${checked ? 'bg-accent-tint' : ''}`
}
