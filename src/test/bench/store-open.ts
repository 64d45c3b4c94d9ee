import { openStore } from '#host/store.ts'

/** Opens a store once and tells how long it took (ms) and what the process then needs. @param argv its folder */
export type Opened = { readonly ms: number; readonly rssMb: number }

const folder = process.argv[2]!
// A real log would count with its 30 MB.
const silent = { info: () => {}, warn: () => {}, error: () => {} }
const from = performance.now()
const { store } = await openStore({ kind: 'file', folder, sealKeyFile: `${folder}/seal.key` }, silent)
const ms = performance.now() - from
const told: Opened = { ms, rssMb: process.memoryUsage.rss() / 1_000_000 }
await store.close()
process.send?.(told)
