import { CopyButton } from './CopyButton.tsx'

type Props = {
  readonly code: string
  /** What it is, as a noun ("curl script"). */
  readonly label: string
}

/** A piece of code as it is: it scrolls inside and never wraps, and can be copied whole. */
export function CodeBlock({ code, label }: Props) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-2 bg-sunken">
      <figcaption className="flex min-h-8 items-center justify-between gap-2 max-s:justify-end border-b border-line pr-1 pl-3 text-12 text-quiet">
        {/* On a phone there is room for one of the two, and the button says it as well. */}
        <span className="max-s:sr-only">{label}</span>
        <CopyButton text={code} label={label} wordy />
      </figcaption>
      <pre
        tabIndex={0}
        aria-label={label}
        className="max-h-112 overflow-auto rounded-b-2 p-3 font-mono text-12 leading-[1.6] text-normal -outline-offset-2"
      >
        <code className="text-[length:inherit]">{code}</code>
      </pre>
    </figure>
  )
}
