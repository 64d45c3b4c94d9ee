import { invalidValues } from './errors.ts'

/** What a list can be sorted by: a value per column. */
export type SortKeys<T> = Readonly<Record<string, (item: T) => string | number>>

type Order<T> = { readonly key: (item: T) => string | number; readonly descending: boolean }

/** A list's order as it was asked for, e.g. `name:asc`; `told` repeats it in the answer. */
export type Sorting<T> = { readonly orders: readonly Order<T>[]; readonly told: string[] }

/**
 * Reads an order: columns with a direction, several with commas; by name where none is asked for.
 * @throws CloudError 400 for a column or a direction that does not exist, or a column that comes twice
 */
export function readSort<T>(text: string | null | undefined, keys: SortKeys<T>): Sorting<T> {
  const told: string[] = []
  const orders = (text === undefined || text === null || text === '' ? 'name:asc' : text).split(',').map((part) => {
    const [column = '', direction = 'asc', ...rest] = part.split(':')
    const key = Object.hasOwn(keys, column) ? keys[column] : undefined
    // A column that comes again decides nothing, and a line of thousands would keep everybody waiting.
    const again = told.some((each) => each.startsWith(`${column}:`))
    if (key === undefined || again || rest.length > 0 || (direction !== 'asc' && direction !== 'desc')) throw invalidValues(1)
    told.push(`${column}:${direction}`)
    return { key, descending: direction === 'desc' }
  })
  return { orders, told }
}

/** Equal ones keep the order of their ids, so that pages never overlap. */
export function sortBy<T extends { readonly id: string }>(items: readonly T[], { orders }: Sorting<T>): T[] {
  // Keys are read once per item, not once per comparison: lists of thousands are sorted on every call.
  const keyed = items.map((item) => ({ item, keys: orders.map(({ key }) => key(item)) }))
  keyed.sort((a, b) => {
    for (let index = 0; index < orders.length; index += 1) {
      const left = a.keys[index]!
      const right = b.keys[index]!
      if (left !== right) return left < right === orders[index]!.descending ? 1 : -1
    }
    return a.item.id < b.item.id ? -1 : 1
  })
  return keyed.map(({ item }) => item)
}
