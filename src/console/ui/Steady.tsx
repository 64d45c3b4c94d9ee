type Props = { readonly children: string }

/** A word that is bold while it is chosen: it always has the width of its bold form, so that nothing beside it moves. */
export function Steady({ children }: Props) {
  return (
    <span
      data-word={children}
      className="grid after:invisible after:h-0 after:overflow-hidden after:font-semibold after:content-[attr(data-word)]"
    >
      {children}
    </span>
  )
}
