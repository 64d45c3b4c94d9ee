import type { ServerType } from '#contract/postgresql/catalog.ts'

/** What a person looks for; '' and 0 mean anything. */
export type ServerTypeFilter = { readonly cores: number; readonly memoryGb: number; readonly purpose: string }

export const anyServerType: ServerTypeFilter = { cores: 0, memoryGb: 0, purpose: '' }

/** Smallest first, which is also cheapest first. */
export function smallestFirst(types: readonly ServerType[]): ServerType[] {
  return types.toSorted(
    (a, b) => a.cpu_core - b.cpu_core || a.memory_gb - b.memory_gb || a.name.localeCompare(b.name, 'en', { numeric: true }),
  )
}

/** The types with at least so many vCPU and so much memory. */
export function matching(types: readonly ServerType[], { cores, memoryGb, purpose }: ServerTypeFilter): ServerType[] {
  return types.filter((type) => type.cpu_core >= cores && type.memory_gb >= memoryGb && (purpose === '' || type.purpose === purpose))
}

/** The vCPU counts, memory sizes and purposes that occur, for the filters. */
export function filterChoices(types: readonly ServerType[]) {
  const numbers = (values: number[]) => [...new Set(values)].toSorted((a, b) => a - b)
  return {
    cores: numbers(types.map((type) => type.cpu_core)),
    memoryGb: numbers(types.map((type) => type.memory_gb)),
    purposes: [...new Set(types.map((type) => type.purpose))].filter((purpose) => purpose !== '').toSorted(),
  }
}
