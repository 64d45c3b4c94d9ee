import type { ServerType } from '#contract/postgresql/catalog.ts'

/** GB of memory per vCPU. */
const standardRatios = [2, 4, 8, 12, 16]
const standardCores = [1, 2, 4, 6, 8, 10, 12, 14, 16]
const largeRatios = [2, 4, 8, 12]
const largeCores = [24, 32, 64, 72, 96, 128]

/** What a ratio is good for; the words are invented, the field is documented. */
const purposes: Readonly<Record<number, string>> = {
  2: 'Compute optimized',
  4: 'General purpose',
  8: 'Memory optimized',
  12: 'Memory optimized',
  16: 'Memory intensive',
}

function serverType(prefix: 'db1' | 'dbh2', cores: number, ratio: number): ServerType {
  const memory = cores * ratio
  return {
    cpu_core: cores,
    description: `${cores} vCPU, ${memory} GB memory`,
    memory_gb: memory,
    name: `${prefix}v${cores}m${memory}`,
    product_image_type: 'PostgreSQL Community',
    product_type: 'PostgreSQL Community',
    purpose: purposes[ratio] ?? 'General purpose',
    type: prefix === 'db1' ? 'Standard' : 'High capacity',
  }
}

/** Server types: `db1` up to 16 vCPU, `dbh2` from 24. The two prefixes are documented, the grid of sizes is invented. */
export const serverTypes: readonly ServerType[] = [
  ...standardCores.flatMap((cores) => standardRatios.map((ratio) => serverType('db1', cores, ratio))),
  ...largeCores.flatMap((cores) => largeRatios.map((ratio) => serverType('dbh2', cores, ratio))),
]

const byName = new Map(serverTypes.map((type) => [type.name, type]))

export function isServerType(name: string): boolean {
  return byName.has(name)
}

export function serverTypeOf(name: string): ServerType | undefined {
  return byName.get(name)
}
