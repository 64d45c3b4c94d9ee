import type { JournalEntry, Queued } from '#contract/bff/journal.ts'
import { buildTarget, type Input } from '#contract/operation.ts'
import { operations } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { envelope, send, type WriteOptions } from './client.ts'

/**
 * Puts a write in the journal's queue: it is sent when what runs on its cluster has ended, if the cluster is then as it was.
 * @returns the row, `queued`
 * @throws CallError, `bad_request` for a body with a secret, which is never kept
 */
export async function queueWrite<N extends WriteName>(
  region: string,
  name: N,
  input: Input<N>,
  options: WriteOptions = {},
): Promise<JournalEntry> {
  const given: Record<string, unknown> = input
  const path = `/api/${region}${buildTarget(name, given)}`
  const answer = await send(operations[name].method, path, { ...envelope(given['body'], options), queue: true }, options, name)
  return ((await answer.json()) as Queued).queued
}
