import type { JournalEntry } from '#contract/bff/journal.ts'
import { cloudCodes } from '#contract/errors.ts'
import { isMoving } from '#contract/rules/states.ts'
import type { Diagnosis, Known } from './known.ts'
import { setBack, valuesTold } from './states.ts'
import { askSupport, step } from './step.ts'
import { requestIdsOf, sentAt, valuesOf } from './writes.ts'

/** What failed longer ago is history. */
const recentMs = 7 * 86_400_000
/** A refusal is soon no news. */
const refusedMs = 3_600_000

/** What the journal's writes tell that is not at its end, or came to no good one. */
export function writeDiagnoses(known: Known): Diagnosis[] {
  return [...waiting(known), ...failures(known), ...refusals(known)]
}

function made(write: JournalEntry, each: Omit<Diagnosis, 'key' | 'values' | 'requestIds' | 'evidence'> & Partial<Diagnosis>): Diagnosis {
  const { failure, reason, word } = write
  const evidence = [
    ...(failure === null || failure.code === '' ? [] : [{ field: 'code', value: failure.code }]),
    ...(failure === null ? [] : failure.details.map((value) => ({ field: 'detail', value }))),
    ...(word === null ? [] : [{ field: 'Show Request', value: word }]),
    ...(reason === null ? [] : [{ field: 'reason', value: reason }]),
  ]
  return { key: `${each.id} ${write.id}`, values: {}, requestIds: requestIdsOf(write), write, evidence, ...each }
}

function waiting(known: Known): Diagnosis[] {
  return known.writes.flatMap((write): Diagnosis[] => {
    const look = step(known, 'check_write', 'none', { place: 'entry', writeId: write.id })
    if (write.state === 'unknown') return [made(write, { id: 'unknown_write', tone: 'error', steps: [look, askSupport(known)] })]
    return write.state === 'queued' && write.reason !== null ? [made(write, { id: 'held', tone: 'warning', steps: [look] })] : []
  })
}

/** The newest write of each kind that failed and did not go well since. While the state itself is the matter, it is told there. */
function failures(known: Known): Diagnosis[] {
  const { cluster, now, writes } = known
  if (cluster.service_state !== 'RUNNING') return []
  return writes.flatMap((write, index): Diagnosis[] => {
    const settled = writes
      .slice(0, index)
      .some(({ operation, state }) => operation === write.operation && (state === 'done' || state === 'failed'))
    if (write.state !== 'failed' || settled || now - sentAt(write) > recentMs || write.operation === 'synchronizeClusterState') return []
    if (write.operation === 'setParameterValues') return [failedSet(known, write)]
    const again = step(known, 'try_again', 'restart', { operation: write.operation, writeId: write.id })
    return [made(write, { id: 'failed_write', tone: 'warning', steps: [again, askSupport(known)] })]
  })
}

function failedSet(known: Known, write: JournalEntry): Diagnosis {
  const values = valuesTold(known, write)
  const asked = valuesOf(known, write).map(({ name, was, then }) => ({ field: name, value: `${was} → ${then}` }))
  const read = step(known, 'read_parameters', 'none', { place: 'parameters', operation: 'synchronizeParameterValues' })
  const again = step(known, 'try_again', 'restart', { operation: write.operation, writeId: write.id })
  const base = made(write, { id: 'failed_set', tone: 'warning', values, steps: [read, setBack(known, write), again] })
  const told = { ...base, evidence: [...asked, ...base.evidence] }
  return values.left === 'none' ? { ...told, id: 'failed_set_harmless', tone: 'info', steps: [read, again] } : told
}

/** The newest refusal of the last hour, where nothing of its kind went well since. */
function refusals(known: Known): Diagnosis[] {
  const { writes, now, cluster } = known
  const index = writes.findIndex(({ state, failure }) => state === 'rejected' && failure !== null)
  const write = writes[index]
  if (write === undefined || now - sentAt(write) > refusedMs) return []
  if (writes.slice(0, index).some(({ operation, state }) => operation === write.operation && state !== 'rejected')) return []
  const busy = write.failure?.code === cloudCodes.inProgress
  const ahead = writes.find(({ state, id }) => id !== write.id && (state === 'accepted' || state === 'sending'))
  const look = ahead === undefined ? [] : [step(known, 'check_write', 'none', { place: 'entry', writeId: ahead.id })]
  const again = step(known, 'try_again', 'restart', { operation: write.operation, writeId: write.id })
  const queue = step(known, 'queue_behind', 'none', { writeId: write.id })
  const runs = isMoving(cluster.service_state)
  if (busy) {
    const values = { runs: runs ? 'yes' : 'no' }
    const steps = runs ? [...look, queue] : [again]
    return [made(write, { id: 'rejected_busy', tone: runs ? 'warning' : 'info', values, requestIds: requestIdsOf(write, ahead), steps })]
  }
  return [made(write, { id: 'rejected', tone: 'info', steps: [again, askSupport(known)] })]
}
