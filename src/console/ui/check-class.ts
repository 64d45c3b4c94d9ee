/** The looks of a check box: the mark is a background, because the box is drawn by us in both themes. */
export const checkClass =
  'mt-0.5 size-4 shrink-0 appearance-none rounded-1 border border-line-control bg-surface bg-center bg-no-repeat transition-colors hover:border-quiet ' +
  'checked:border-accent checked:bg-accent checked:bg-(image:--check-mark) indeterminate:border-accent indeterminate:bg-accent indeterminate:bg-(image:--dash-mark) ' +
  'forced-colors:appearance-auto aria-invalid:border-error disabled:border-dashed disabled:opacity-60 pointer-coarse:mt-0 pointer-coarse:size-5'
