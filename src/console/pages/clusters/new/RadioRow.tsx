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
}

/** One choice of several, on a line of its own with what is to be known of it. The whole line can be pressed. */
export function RadioRow({ name, value, checked, onChoose, onBlur, ref, title, children, aside }: Props) {
  const titleId = useId()
  const textId = useId()
  return (
    <label
      className={`flex gap-3 rounded-2 border px-3 py-2 transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${checked ? 'border-accent-text bg-accent-tint' : 'border-line-control bg-surface'}`}
    >
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
        className="mt-[0.1875rem] size-3.75 shrink-0 outline-none"
      />
      <span className="grid min-w-0 flex-1 gap-0.5">
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
