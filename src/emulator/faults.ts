import { z } from 'zod'
import { operationNames, type OperationName } from '#contract/operations.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

/**
 * Which requests a fault meets; what is left out meets all. `path` is any part of the raw path with its query; `cluster` is the id of one,
 * also where the path names a group, a volume or a request of it.
 */
const meeting = {
  operation: z.enum(operationNames).optional(),
  method: z.string().optional(),
  path: z.string().optional(),
  cluster: z.string().optional(),
}

const common = {
  ...meeting,
  /** The same four, grouped. */
  match: z.strictObject(meeting).optional(),
  /** How many requests it meets; without it, all until the faults are cleared. */
  times: z.int().positive().optional(),
  /** The share of these that it meets, by chance. The same requests in the same order have the same luck. */
  chance: z.number().min(0).max(1).optional(),
}
/** `before`: the request changes nothing. `after`: it is carried out and only the answer is lost. */
const when = z.enum(['before', 'after']).optional()
/** A timer that is to wait longer than this does not wait at all. */
const wait = z
  .int()
  .nonnegative()
  .max(2 ** 31 - 1)
const pageStatus = z
  .int()
  .min(200)
  .max(599)
  .refine((status) => ![204, 205, 304].includes(status), 'There is no page with that status.')

/** What can go wrong on purpose. Times are ms of the wall. */
export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('latency'), latencyMs: wait, ...common }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    code: z.string().optional(),
    title: z.string().optional(),
    detail: z.union([z.string(), z.array(z.string())]).optional(),
    /** This JSON instead of the cloud's error body. */
    body: z.json().optional(),
    when,
    ...common,
  }),
  z.strictObject({ kind: z.literal('html'), status: pageStatus.optional(), when, ...common }),
  z.strictObject({ kind: z.literal('reset'), when, ...common }),
  z.strictObject({ kind: z.literal('blackhole'), when, ...common }),
  z.strictObject({ kind: z.literal('endless'), ...common }),
  z.strictObject({ kind: z.literal('badJson'), ...common }),
  /** The answer comes a few bytes at a time. */
  z.strictObject({ kind: z.literal('drip'), bytes: z.int().positive().optional(), everyMs: wait, ...common }),
  /** Positive: the cloud's clock is ahead of the wall. */
  z.strictObject({ kind: z.literal('skew'), skewMs: z.int(), ...common }),
  /** The write is accepted and fails later, leaving that state. Refused writes do not count. */
  z.strictObject({ kind: z.literal('failsLater'), state: z.enum(['ERROR', 'UNKNOWN', 'FAILED']), ...common }),
])
export type Fault = z.infer<typeof Fault>
export type FaultKind = Fault['kind']
type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>

/** What a fault is matched against. */
export type FaultTarget = {
  readonly method: string
  readonly target: string
  readonly operation: OperationName | undefined
  /** The cluster it is about; asked only where a fault wants to know. */
  readonly cluster: () => string | undefined
}

/** The faults of one account, in the order in which they were set. */
export class FaultBook {
  #entries: { fault: Fault; left: number }[] = []
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  add(fault: Fault): void {
    this.#entries.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
  }

  clear(): void {
    this.#entries = []
  }

  list(): readonly Fault[] {
    return this.#entries.map(({ fault }) => fault)
  }

  /** The first fault of these kinds that meets the request; it is used up by one. */
  take<K extends FaultKind>(kinds: readonly K[], request: FaultTarget): FaultOf<K> | undefined {
    const found = this.find(kinds, request)
    found?.use()
    return found?.fault
  }

  /** The same, for whoever knows only later whether it counts. */
  find<K extends FaultKind>(
    kinds: readonly K[],
    request: FaultTarget,
  ): { readonly fault: FaultOf<K>; readonly use: () => void } | undefined {
    const isKind = (fault: Fault): fault is FaultOf<K> => kinds.some((kind) => kind === fault.kind)
    for (const entry of this.#entries) {
      const { fault } = entry
      if (!isKind(fault) || !meets(fault, request)) continue
      if (fault.chance !== undefined && this.#random.fraction() >= fault.chance) continue
      const use = () => {
        entry.left -= 1
        if (entry.left <= 0) this.#entries = this.#entries.filter((other) => other !== entry)
      }
      return { fault, use }
    }
    return undefined
  }
}

function meets(fault: Fault, request: FaultTarget): boolean {
  return [fault, fault.match ?? {}].every(({ operation, method, path, cluster }) => {
    if (operation !== undefined && operation !== request.operation) return false
    if (method !== undefined && method.toUpperCase() !== request.method) return false
    if (path !== undefined && !request.target.includes(path)) return false
    return cluster === undefined || cluster === request.cluster()
  })
}

/** The cluster that the ids of a path belong to: its own, or that of a group, a volume or a request. */
export function clusterOf(world: World, params: Readonly<Record<string, string>>): string | undefined {
  for (const id of Object.values(params)) {
    if (world.clusters.has(id)) return id
    const request = world.requests.get(id)
    if (request !== undefined) return request.clusterId
    for (const cluster of world.clusters.values()) {
      const { instance_groups } = cluster.detail
      if (instance_groups.some((group) => group.id === id || group.block_storage_groups.some((volume) => volume.id === id)))
        return cluster.id
    }
  }
  return undefined
}
