import type { JournalEntry } from '#contract/bff/journal.ts'
import type { Failure } from '#contract/errors.ts'
import type { CloudClock } from '#bff/clock.ts'
import { ownFailure } from '#bff/failures.ts'
import { parseJson, type Row } from './row.ts'

/** What whoever confirmed a write is told. */
export type Told =
  /** The cloud accepted: its bytes. `recorded` is false where our journal could not take that down. */
  | {
      readonly kind: 'accepted'
      readonly status: number
      readonly body: Buffer | string
      readonly writeId: string
      readonly recorded: boolean
      readonly clock?: CloudClock | undefined
    }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly clock?: CloudClock | undefined }
  | { readonly kind: 'queued'; readonly entry: JournalEntry }

/** What became of a write that was confirmed before; undefined while it is being sent, or queued. */
export function storedOutcome(row: Row): Told | undefined {
  switch (row.state) {
    case 'queued':
    case 'prepared':
    case 'sending':
      return undefined
    case 'accepted':
    case 'done':
    case 'failed': {
      const body = JSON.stringify({ request_id: row.request_id ?? '', resource: { id: row.resource_id ?? '' } })
      return { kind: 'accepted', status: 202, body, writeId: row.id, recorded: true }
    }
    case 'rejected':
    case 'unknown':
    case 'abandoned':
      return failed(row, storedFailure(row) ?? ownFailure('internal', 'Its answer was lost when this server ended.', { sent: true }))
    case 'not_applied':
      return failed(row, { ...(storedFailure(row) ?? neverSent), sent: false })
    case 'not_sent':
      return failed(row, neverSent)
    case 'cancelled':
      return failed(row, ownFailure('refused', 'It was taken back before it was sent.', { status: 409 }))
  }
}

const neverSent = ownFailure('internal', 'It was never sent: this server ended before.', { status: 503 })

function failed({ id }: Row, failure: Failure): Told {
  return { kind: 'failed', failure: { ...failure, writeId: id } }
}

function storedFailure(row: Row): Failure | undefined {
  return parseJson(row.failure) as Failure | undefined
}
