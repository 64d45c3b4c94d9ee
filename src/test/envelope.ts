import { randomUUID } from 'node:crypto'
import type { Write } from '#contract/bff/write.ts'

/** A write as the console sends it, as JSON; under a key of its own where none is given. @param body what the cloud is to get */
export function enveloped(body?: unknown, more: Partial<Write> = {}): string {
  return JSON.stringify({ key: randomUUID(), body, ...more })
}

/** What the cloud is to get of a write that the console sends: none or one, for lists of them. */
export function bodiesOf({ body: text }: RequestInit): unknown[] {
  if (typeof text !== 'string') return []
  const { body } = JSON.parse(text) as Write
  return body === undefined ? [] : [body]
}
