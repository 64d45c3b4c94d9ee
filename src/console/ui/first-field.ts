/**
 * Where the focus begins in what has opened: in its first field, and of radio buttons on the chosen one. What only shows has none: the
 * focus is on itself then, so that Enter does nothing yet.
 */
export function firstField(opened: HTMLElement | null): HTMLElement | null {
  const first = opened?.querySelector<HTMLElement>('[data-body] :is(input, select, textarea):not([type=hidden], [disabled])')
  if (first instanceof HTMLInputElement && first.type === 'radio') {
    const chosen = [...(opened?.querySelectorAll<HTMLInputElement>('input[type=radio]:checked:not([disabled])') ?? [])]
    return chosen.find(({ name }) => name === first.name) ?? first
  }
  return first ?? opened
}
