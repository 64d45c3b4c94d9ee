/**
 * The looks of a text box, a select and the like. The text is 16 px under a finger, because smaller text makes iOS
 * zoom into the page.
 */
export const inputClass =
  'h-control w-full min-w-0 rounded-2 border border-line-control bg-surface px-2 text-13 text-strong transition-colors hover:border-quiet pointer-coarse:text-16 ' +
  'focus-visible:border-focus focus-visible:-outline-offset-1 ' +
  'aria-invalid:border-error aria-invalid:inset-ring aria-invalid:inset-ring-error ' +
  'disabled:border-dashed disabled:bg-sunken disabled:text-quiet [&[readonly]]:bg-sunken'
