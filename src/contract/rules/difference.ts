/** One field that is not the same: where it stands, and what stands there; `undefined` where there is nothing. */
export type Difference = { readonly path: string; readonly before: string | undefined; readonly after: string | undefined }

/**
 * What differs between two answers of the cloud, field by field, in the order in which they come. Members of a list are known again by
 * their name or id, so that one more of them makes only its own fields new; lists of plain values are compared as a whole.
 * @param ignored names of fields that are left out, wherever they stand
 */
export function differences(before: unknown, after: unknown, ignored: readonly string[] = []): readonly Difference[] {
  const [old, now] = [leavesOf(before, ignored), leavesOf(after, ignored)]
  const paths = [...new Set([...old.keys(), ...now.keys()])]
  return paths.filter((path) => old.get(path) !== now.get(path)).map((path) => ({ path, before: old.get(path), after: now.get(path) }))
}

function leavesOf(value: unknown, ignored: readonly string[]): Map<string, string> {
  const leaves = new Map<string, string>()
  const visit = (path: string, at: unknown) => {
    if (at === null || at === undefined) return
    if (Array.isArray(at)) {
      if (at.every((each) => typeof each !== 'object' || each === null)) leaves.set(path, at.join(', '))
      else at.forEach((each, index) => visit(`${path}[${nameOf(each) ?? index}]`, each))
    } else if (typeof at === 'object') {
      for (const [name, each] of Object.entries(at)) if (!ignored.includes(name)) visit(path === '' ? name : `${path}.${name}`, each)
    } else leaves.set(path, typeof at === 'string' ? at : JSON.stringify(at))
  }
  visit('', value)
  return leaves
}

function nameOf(member: unknown): string | undefined {
  const { name, id } = (member ?? {}) as { readonly name?: unknown; readonly id?: unknown }
  if (typeof name === 'string' && name !== '') return name
  return typeof id === 'string' ? id : undefined
}
