import { Ring } from './Ring.tsx'

type Props = {
  /** Said to screen readers; without it the spinner is decoration beside words that say the same. */
  readonly label?: string
}

/** A small turning ring in the colour of the text around it. */
export function Spinner({ label }: Props) {
  return (
    <span role={label === undefined ? undefined : 'status'} className="inline-flex shrink-0">
      <Ring className="text-current" />
      {label !== undefined && <span className="sr-only">{label}</span>}
    </span>
  )
}
