import { z } from 'zod'
import { operationNames, type OperationName } from '#contract/operations.ts'

/** Which requests a fault meets; what is left out meets all. `path` is any part of the raw path with its query. */
const meeting = { operation: z.enum(operationNames).optional(), method: z.string().optional(), path: z.string().optional() }

const common = {
  ...meeting,
  /** The same three, grouped. */
  match: z.strictObject(meeting).optional(),
  /** How many requests it meets; without it, all until the faults are cleared. */
  times: z.int().positive().optional(),
}
/** `before`: the request changes nothing. `after`: it is carried out and only the answer is lost. */
const when = z.enum(['before', 'after']).optional()

/** What can go wrong on purpose. Times are ms of the wall. */
export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('latency'), latencyMs: z.int().nonnegative(), ...common }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    code: z.string().optional(),
    title: z.string().optional(),
    detail: z.union([z.string(), z.array(z.string())]).optional(),
    when,
    ...common,
  }),
  z.strictObject({ kind: z.literal('html'), status: z.int().min(200).max(599).optional(), when, ...common }),
  z.strictObject({ kind: z.literal('reset'), when, ...common }),
  z.strictObject({ kind: z.literal('blackhole'), when, ...common }),
  z.strictObject({ kind: z.literal('endless'), ...common }),
  z.strictObject({ kind: z.literal('badJson'), ...common }),
  /** Positive: the cloud's clock is ahead of the wall. */
  z.strictObject({ kind: z.literal('skew'), skewMs: z.int(), ...common }),
  /** The write is accepted and fails later, leaving that state. */
  z.strictObject({ kind: z.literal('failsLater'), state: z.enum(['ERROR', 'UNKNOWN', 'FAILED']), ...common }),
])
export type Fault = z.infer<typeof Fault>
export type FaultKind = Fault['kind']
type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>

/** What a fault is matched against. */
export type FaultTarget = { readonly method: string; readonly target: string; readonly operation: OperationName | undefined }

/** The faults of one account, in the order in which they were set. */
export class FaultBook {
  #entries: { fault: Fault; left: number }[] = []

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
    const isKind = (fault: Fault): fault is FaultOf<K> => kinds.some((kind) => kind === fault.kind)
    for (const entry of this.#entries) {
      if (!isKind(entry.fault) || !meets(entry.fault, request)) continue
      entry.left -= 1
      if (entry.left <= 0) this.#entries = this.#entries.filter((other) => other !== entry)
      return entry.fault
    }
    return undefined
  }
}

function meets(fault: Fault, request: FaultTarget): boolean {
  return [fault, fault.match ?? {}].every(({ operation, method, path }) => {
    if (operation !== undefined && operation !== request.operation) return false
    if (method !== undefined && method.toUpperCase() !== request.method) return false
    return path === undefined || request.target.includes(path)
  })
}
