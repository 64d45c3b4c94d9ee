import type { Values } from './parameter-source.ts'

/** How many parameters stand side by side. */
export const most = 4

/** The parameters to compare, as they stand in the URL; nonsense and what is too many is left out. */
export function readNames(text: string): readonly string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => /^[\w.]{1,100}$/.test(name))
  return [...new Set(names)].slice(0, most)
}

/** The values of one parameter across clusters, the most common first; `undefined` is a cluster that has no such parameter. */
export function countValues(
  name: string,
  all: readonly Values[],
): readonly { readonly value: string | undefined; readonly count: number }[] {
  const counts = new Map<string | undefined, number>()
  for (const values of all) {
    const value = values.get(name)?.shown
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count)
}

/** In how many of the parameters a cluster differs from the value that is most common. */
export function differences(values: Values, usual: ReadonlyMap<string, string | undefined>): number {
  return [...usual].filter(([name, value]) => values.get(name)?.shown !== value).length
}

/**
 * The names that occur in any of the clusters. They are gathered as more and more are read: each cluster is gone through once, for
 * there are thousands of them with hundreds of names.
 */
export function createNameBook(): (all: readonly Values[]) => ReadonlySet<string> {
  const seen = new WeakSet<Values>()
  const names = new Set<string>()
  return (all) => {
    for (const values of all) {
      if (seen.has(values)) continue
      seen.add(values)
      for (const name of values.keys()) names.add(name)
    }
    return names
  }
}
