import { Fragment, type ReactNode } from 'react'

type Props = {
  readonly items: readonly { readonly label: ReactNode; readonly value: ReactNode }[]
  readonly className?: string
}

/** What is so, in two columns: the word and its value. */
export function Facts({ items, className = '' }: Props) {
  return (
    <dl className={`grid grid-cols-[minmax(6.5rem,auto)_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5 ${className}`}>
      {items.map(({ label, value }, index) => (
        <Fragment key={typeof label === 'string' ? label : index}>
          <dt className="text-quiet">{label}</dt>
          <dd className="wrap-anywhere text-strong">{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
