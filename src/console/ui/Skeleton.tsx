/** A bone where a value will be. Give it the width and, where it is not a line of text, the height of what comes. */
export function Skeleton({ className = 'w-24' }: { readonly className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={`inline-block h-2.5 max-w-full rounded-1 bg-line align-middle motion-safe:animate-breathe ${className}`}
    />
  )
}
