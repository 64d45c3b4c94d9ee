import { useSyncExternalStore } from 'react'
import type { Failure } from '#contract/errors.ts'
import type { ReasonCode } from '#contract/rules/actions.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { useRegion } from './region.ts'
import type { Fate } from './send-each.ts'

/*
 * Writes to several clusters that were begun with one press. They belong to the tab and not to the page: who leaves the list and comes
 * back finds what became of each. A reload ends them, and so does another person's sign-in.
 */

/** Who was left out, and why: by a rule, or because it could not be read. */
export type Left = {
  readonly id: string
  readonly name: string
  readonly state?: string
  readonly reason?: ReasonCode
  readonly failure?: Failure
}

/** How an accepted write ended. `state` is the cluster's then, left out where the cloud no longer has it; `word` is Show Request's last. */
export type Ended = {
  readonly outcome: 'done' | 'failed'
  readonly state?: string | undefined
  readonly word?: string | undefined
  readonly tookMs?: number | undefined
}

/** One press: who took part and who did not, what became of each, and how what was accepted ended. Clusters by their ids. */
export type Batch = {
  readonly number: number
  readonly region: string
  readonly operation: WriteName
  readonly clusters: readonly { readonly id: string; readonly name: string }[]
  readonly left: readonly Left[]
  readonly fates: ReadonlyMap<string, Fate>
  readonly ends: ReadonlyMap<string, Ended>
  readonly phase: 'sending' | 'sent'
}

let batches: readonly Batch[] = []
let last = 0
const halts = new Map<number, AbortController>()
const listeners = new Set<() => void>()

function set(next: readonly Batch[]): void {
  batches = next
  for (const listener of listeners) listener()
}

/** Says of a batch what is so now. */
export function changeBatch(number: number, over: (batch: Batch) => Partial<Batch>): void {
  set(batches.map((batch) => (batch.number === number ? { ...batch, ...over(batch) } : batch)))
}

/** A number for a batch that is being planned; no other has it. */
export function newBatchNumber(): number {
  last += 1
  return last
}

/**
 * Takes down a batch that begins. `undefined` for a number that is there already; else the signal by which somebody says stop.
 */
export function beginBatch(batch: Batch): AbortSignal | undefined {
  if (batches.some(({ number }) => number === batch.number)) return undefined
  const halt = new AbortController()
  halts.set(batch.number, halt)
  set([...batches, batch])
  return halt.signal
}

/** All of it is sent, or never will be. */
export function batchSent(number: number): void {
  halts.delete(number)
  changeBatch(number, () => ({ phase: 'sent' }))
}

/** What is not on its way yet is not sent any more. */
export function stopBatch(number: number): void {
  halts.get(number)?.abort()
}

/** An accepted write has come to its end; the first verdict stays. */
export function endInBatch(number: number, id: string, ended: Ended): void {
  changeBatch(number, ({ ends }) => (ends.has(id) ? {} : { ends: new Map(ends).set(id, ended) }))
}

/** Nobody wants to know of it any more. */
export function dismissBatch(number: number): void {
  set(batches.filter((batch) => batch.number !== number))
}

/** Somebody else signs in, or nobody: nothing more is sent, and nothing is told. */
export function forgetBatches(): void {
  for (const halt of halts.values()) halt.abort()
  set([])
}

/** The batches of the page's region, the oldest first. */
export function useBatches(): readonly Batch[] {
  const region = useRegion()
  return useSyncExternalStore(subscribe, () => batches).filter((batch) => batch.region === region)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
