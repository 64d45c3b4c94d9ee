import { isOutOfSight, type JournalEntry } from '#contract/bff/journal.ts'
import { readInstant } from '#contract/instant.ts'
import { durations } from '#contract/rules/durations.ts'
import { isMoving } from '#contract/rules/states.ts'
import { makesClusters } from '#contract/rules/journal/made.ts'
import type { Diagnosis, Known, Step } from './known.ts'
import { askSupport, restore, step, syncState, terminate } from './step.ts'
import { lastChange, requestIdsOf, sentAt, valuesLeft, valuesOf } from './writes.ts'

type Made = Omit<Diagnosis, 'key' | 'evidence' | 'requestIds' | 'values'> & Partial<Pick<Diagnosis, 'requestIds' | 'values' | 'evidence'>>

/** What the cluster's own state tells. */
export function stateDiagnoses(known: Known): Diagnosis[] {
  const state = known.cluster.service_state
  const made = byState(known, state)
  const evidence = [
    { field: 'service_state', value: state },
    { field: 'modified_at', value: known.cluster.modified_at },
  ]
  return [
    ...made.map((each) => ({
      key: each.id,
      values: {},
      requestIds: requestIdsOf(each.write),
      ...each,
      evidence: [...evidence, ...(each.evidence ?? [])],
    })),
    ...serversDown(known),
  ]
}

function byState(known: Known, state: string): Made[] {
  if (state === 'UNKNOWN') return [unknown(known)]
  if (state === 'ERROR')
    return [{ id: 'error', tone: 'error', ...told(known), steps: [syncState(known), restore(known), askSupport(known), terminate(known)] }]
  if (state === 'FAILED') return [failed(known)]
  if (state === 'STOPPED')
    return [
      {
        id: 'stopped',
        tone: 'info',
        ...told(known),
        steps: [step(known, 'start', 'none', { place: 'doctor', operation: 'startCluster' })],
      },
    ]
  if (state === 'TERMINATED') return [{ id: 'terminated', tone: 'info', steps: [] }]
  return isMoving(state) ? [moving(known, state)] : []
}

/** The last change, for the sentences. */
function told(known: Known): Pick<Made, 'write'> {
  const write = lastChange(known)
  return write === undefined ? {} : { write }
}

function unknown(known: Known): Made {
  const write = lastChange(known)
  if (write?.operation !== 'setParameterValues' || write.state === 'done') {
    return { id: 'unknown', tone: 'error', ...told(known), steps: [syncState(known), askSupport(known), terminate(known)] }
  }
  const left = valuesLeft(known, write)
  return {
    id: 'unknown_after_set',
    tone: 'error',
    write,
    values: valuesTold(known, write),
    evidence: valuesOf(known, write).map(({ name, was, then }) => ({ field: name, value: `${was} → ${then}` })),
    steps: [syncState(known), ...(left?.length === 0 ? [] : [setBack(known, write)]), askSupport(known)],
  }
}

/** How many values there were, and whether they hold: `none`, `some`, `untold`. */
export function valuesTold(known: Known, write: JournalEntry) {
  const left = valuesLeft(known, write)
  return { count: valuesOf(known, write).length, left: left === undefined ? 'untold' : left.length === 0 ? 'none' : 'some' }
}

/** The values as they were before a write that failed. */
export function setBack(known: Known, write: JournalEntry): Step {
  const values = { count: (valuesLeft(known, write) ?? valuesOf(known, write)).length }
  return step(known, 'set_back', 'restart', { place: 'parameters', operation: 'setParameterValues', writeId: write.id, values })
}

function failed(known: Known): Made {
  const write = lastChange(known)
  const neverRan = (write === undefined || makesClusters(write.operation)) && (known.histories?.contents.length ?? 0) === 0
  if (neverRan)
    return { id: 'failed_create', tone: 'error', ...told(known), steps: [syncState(known), askSupport(known), terminate(known)] }
  return { id: 'failed', tone: 'error', ...told(known), steps: [syncState(known), restore(known), askSupport(known), terminate(known)] }
}

type Course = {
  readonly write: JournalEntry | undefined
  readonly began: number | undefined
  readonly usualMs?: number
  readonly slowMs: number
}

/** What is under way on a moving cluster: the journal knows it best, then the checks, who saw the state change. */
function courseOf(known: Known, state: string): Course {
  const { speed, cluster } = known
  const write = known.writes.find((each) => (each.state === 'accepted' || each.state === 'sending') && !isOutOfSight(each))
  if (write !== undefined) return { write, began: sentAt(write), usualMs: write.typical.medianMs, slowMs: write.typical.slowMs }
  const stuck = known.findings.find(({ check, values }) => check === 'stuck' && values['state'] === state)?.values
  const [beganAt, usualMs, slowMs] = [stuck?.['beganAt'], stuck?.['usualMs'], stuck?.['slowMs']]
  if (typeof beganAt === 'number' && typeof usualMs === 'number' && typeof slowMs === 'number')
    return { write, began: beganAt, usualMs, slowMs }
  if (state !== 'CREATING') return { write, began: readInstant(cluster.modified_at), slowMs: leastSlow / speed }
  const usual = durations.createCluster
  return { write, began: readInstant(cluster.created_at), usualMs: usual.typical / speed, slowMs: usual.slow / speed }
}

function moving(known: Known, state: string): Made {
  const creating = state === 'CREATING'
  const { write, began, usualMs, slowMs } = courseOf(known, state)
  const elapsed = began === undefined ? 0 : Math.max(0, known.now - began)
  const long = elapsed > slowMs
  const values = { elapsedMs: elapsed, slowMs, state, known: usualMs === undefined ? 'no' : 'yes', typicalMs: usualMs ?? slowMs }
  const wait = step(known, 'wait', 'none', { values: { slowMs } })
  const queue = step(known, 'queue_behind', 'none', { values: {} })
  const more = creating ? [terminate(known)] : []
  return {
    id: creating ? (long ? 'creating_long' : 'creating') : long ? 'moving_long' : 'moving',
    tone: long ? 'warning' : 'info',
    ...(write === undefined ? {} : { write }),
    values,
    steps: long
      ? [syncState(known), ...(creating ? [] : [queue]), askSupport(known), ...more]
      : [wait, ...(creating ? [] : [queue]), ...more],
  }
}

/** Where nobody knows what runs. ms on the real cloud. */
const leastSlow = 20 * 60_000

const down: readonly string[] = ['UNKNOWN', 'ERROR', 'FAILED', 'STOPPED', 'TERMINATED']

function serversDown(known: Known): Diagnosis[] {
  const { cluster } = known
  if (cluster.service_state !== 'RUNNING') return []
  const servers = (cluster.instance_groups ?? []).flatMap(({ instances }) => instances ?? [])
  return servers
    .filter(({ service_state }) => down.includes(service_state))
    .map(({ name, role_type, service_state }) => ({
      key: `server_down ${name}`,
      id: 'server_down',
      tone: 'error',
      values: { server: name, role: role_type, state: service_state },
      evidence: [{ field: name, value: service_state }],
      requestIds: [],
      steps: [
        syncState(known),
        ...(cluster.ha_enabled && role_type === 'ACTIVE'
          ? [step(known, 'switchover', 'restart', { place: 'doctor', operation: 'switchoverCluster' })]
          : []),
        askSupport(known),
      ],
    }))
}
