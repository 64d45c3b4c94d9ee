import type { JournalDetail, JournalEntry, WriteState } from '#contract/bff/journal.ts'
import { readInstant } from '#contract/instant.ts'
import { backupOutcome } from '#contract/rules/backups.ts'
import { lagOf, needsLook } from '#contract/rules/replica-state.ts'
import { isMoving, needsAttention } from '#contract/rules/states.ts'
import { askedValues, changesOf } from './changes.ts'
import type { Known, Moment, Tone } from './known.ts'
import { sentAt } from './writes.ts'

/** Everything that is known of a cluster as moments, the newest first. */
export function timelineOf(known: Known): Moment[] {
  const moments = [
    ...states(known),
    ...known.writes.map(writeMoment),
    ...known.writes.flatMap((write) => askedValues(known, write)),
    ...changesOf(known),
    ...backups(known),
    ...replicas(known),
    ...known.findings.flatMap((finding): Moment[] => {
      const tone = finding.severity === 'critical' ? 'bad' : finding.severity === 'warning' ? 'warning' : 'plain'
      if (finding.since === null) return []
      return [{ key: `finding ${finding.key}`, at: finding.since, kind: 'finding', tone, requestId: null, fact: 'finding', finding }]
    }),
  ]
  return moments.toSorted((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1))
}

/** As few good backups in a row are told one by one. */
const unfolded = 3

/**
 * The moments with long runs of good backups told as one: a month of them must not stand between a person and what happened before. The
 * newest of a run stays as it is.
 */
export function foldBackups(moments: readonly Moment[]): Moment[] {
  const runs: [Moment, ...Moment[]][] = []
  for (const moment of moments) {
    const run = runs.at(-1)
    if (run !== undefined && isGoodBackup(run[0]) && isGoodBackup(moment)) run.push(moment)
    else runs.push([moment])
  }
  return runs.flatMap((run) => {
    const [first, ...rest] = run
    const oldest = rest.at(-1)
    if (oldest === undefined || run.length <= unfolded) return run
    const { key, at, kind, tone, requestId } = oldest
    return [first, { key: `until ${key}`, at, kind, tone, requestId, fact: 'backups', count: rest.length }]
  })
}

function isGoodBackup(moment: Moment): boolean {
  return moment.fact === 'backup' && moment.outcome === 'finished'
}

const toneOf: Record<WriteState, Tone> = {
  queued: 'plain',
  prepared: 'moving',
  sending: 'moving',
  accepted: 'moving',
  done: 'good',
  failed: 'bad',
  rejected: 'bad',
  unknown: 'warning',
  not_applied: 'plain',
  abandoned: 'plain',
  not_sent: 'plain',
  cancelled: 'plain',
}

function writeMoment(write: JournalEntry): Moment {
  const at = sentAt(write)
  const requestId = write.requestId ?? (write.failure?.requestId || null)
  return { key: `write ${write.id}`, at, kind: 'write', tone: toneOf[write.state], requestId, fact: 'write', write }
}

type Seen = { readonly at: number; readonly state: string; readonly requestId: string | null }

/** The states that were seen while our writes ran, and the one that is now. */
function states({ writes, details, cluster }: Known): Moment[] {
  const seen = writes.flatMap(({ id, requestId }) => stateSteps(details.get(id), requestId)).toSorted((a, b) => a.at - b.at)
  const changed = readInstant(cluster.modified_at)
  if (seen.at(-1)?.state !== cluster.service_state && changed !== undefined) {
    seen.push({ at: Math.max(changed, seen.at(-1)?.at ?? changed), state: cluster.service_state, requestId: null })
  }
  const turns = seen.filter(({ state }, index) => state !== seen[index - 1]?.state)
  const created = readInstant(cluster.created_at)
  return [
    ...turns.map(({ at, state, requestId }, index): Moment => {
      const from = turns[index - 1]?.state
      return { key: `state ${at} ${state}`, at, kind: 'state', tone: stateTone(state), requestId, fact: 'state', state, from }
    }),
    ...(created === undefined
      ? []
      : [{ key: 'created', at: created, kind: 'state', tone: 'plain', requestId: null, fact: 'created' } satisfies Moment]),
  ]
}

function stateSteps(detail: JournalDetail | undefined, requestId: string | null): Seen[] {
  return (detail?.steps ?? []).flatMap(({ at, kind, detail: state }) => {
    const ms = readInstant(at)
    return kind === 'state' && state !== '' && ms !== undefined ? [{ at: ms, state, requestId }] : []
  })
}

/** How a state looks on the time line. */
export function stateTone(state: string): Tone {
  if (state === 'UNKNOWN') return 'warning'
  if (needsAttention(state)) return 'bad'
  return isMoving(state) ? 'moving' : state === 'RUNNING' ? 'good' : 'plain'
}

const backupTones = { finished: 'good', failed: 'bad', running: 'moving', unknown: 'plain' } as const

function backups({ histories }: Known): Moment[] {
  return (histories?.contents ?? []).flatMap((item): Moment[] => {
    const at = readInstant(item.backup_start_at)
    if (at === undefined) return []
    const outcome = backupOutcome(item.backup_state ?? '')
    const told = { word: item.backup_state ?? '', gb: item.backup_size_gb, detail: item.backup_state_detail ?? '' }
    const key = `backup ${item.backup_history_number}`
    return [{ key, at, kind: 'backup', tone: backupTones[outcome], requestId: null, fact: 'backup', outcome, ...told }]
  })
}

function replicas({ replicas: read }: Known): Moment[] {
  return (read?.value.contents ?? []).flatMap((item): Moment[] => {
    const at = readInstant(item.synced_at)
    if (at === undefined || read === undefined) return []
    const word = item.replica_state ?? ''
    const tone = needsLook(word, lagOf(at, read.readAt)) ? 'bad' : 'good'
    const told = { name: item.name, word, detail: item.replica_state_detail ?? '' }
    return [{ key: `replica ${item.region ?? ''} ${item.name}`, at, kind: 'replica', tone, requestId: null, fact: 'replica', ...told }]
  })
}
