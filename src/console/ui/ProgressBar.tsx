type Props = {
  /** 0 to 1. */
  readonly value: number
  readonly label: string
  /** Takes longer than usual: the bar is amber, and words beside it must say so. */
  readonly late?: boolean
}

/** How far something has come, as a thin bar. */
export function ProgressBar({ value, label, late = false }: Props) {
  const ink = late
    ? '[&::-moz-progress-bar]:bg-unknown [&::-webkit-progress-value]:bg-unknown'
    : '[&::-moz-progress-bar]:bg-moving [&::-webkit-progress-value]:bg-moving'
  return (
    <progress
      aria-label={label}
      max={1}
      value={Math.min(1, Math.max(0, value))}
      className={`block h-1 w-full appearance-none overflow-hidden rounded-1 border-0 bg-line-strong [&::-webkit-progress-bar]:bg-line-strong ${ink}`}
    />
  )
}
