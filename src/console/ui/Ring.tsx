/** The ring of what is moving: it turns, and stands still for those who want less motion. Decoration: words say the same. */
export function Ring({ className = 'text-moving' }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" focusable="false" className={`size-3.5 shrink-0 motion-safe:animate-turn ${className}`}>
      <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.75" opacity="0.28" />
      <path d="M7 2a5 5 0 0 1 5 5" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  )
}
