import type { Store } from '#bff/store/tables.ts'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import { field, type KeptCall } from '#contract/rules/journal/call.ts'
import { isTimedRow } from './indexed.ts'

/** Half of the runs are done after `medianMs`, nine in ten after `slowMs`; `learned` from so many runs, 0 for the static table. */
export type Typical = { readonly medianMs: number; readonly slowMs: number; readonly learned: number }

/** How long operations take, from the journal. */
export type Durations = {
  /** @param speed by how much the emulator divides durations */
  readonly of: (environment: string, operation: WriteName, size: string, speed: number) => Promise<Typical>
  /** Another one has ended: what was learned is older than it need be. */
  readonly forget: (environment: string, operation: WriteName) => void
}

/** Runs that are looked at, the latest first. */
const runsMax = 200
/** Below so many, runs of other sizes count as well; below so many of all sizes, the static table does. */
const runsMin = 5
const rememberedMs = 60_000

type Run = { readonly size: string; readonly took_ms: number }

export function createDurations(db: Store, now: () => number): Durations {
  const remembered = new Map<string, { readonly runs: Promise<readonly Run[]>; readonly until: number }>()
  const runsOf = (environment: string, operation: WriteName): Promise<readonly Run[]> => {
    const key = `${environment} ${operation}`
    const known = remembered.get(key)
    if (known !== undefined && now() < known.until) return known.runs
    const runs = readRuns(db, environment, operation)
    remembered.set(key, { runs, until: now() + rememberedMs })
    runs.catch(() => remembered.delete(key))
    return runs
  }
  return {
    of: async (environment, operation, size, speed) => {
      const runs = await runsOf(environment, operation)
      const alike = runs.filter((run) => run.size === size)
      const base = alike.length >= runsMin ? alike : runs
      return base.length >= runsMin ? typicalOf(base) : fromTable(operation, speed)
    },
    forget: (environment, operation) => void remembered.delete(`${environment} ${operation}`),
  }
}

async function readRuns(db: Store, environment: string, operation: WriteName): Promise<readonly Run[]> {
  const rows = await db
    .selectFrom('writes')
    .select(['size', 'took_ms'])
    .where(isTimedRow)
    .where('environment', '=', environment)
    .where('operation', '=', operation)
    .orderBy('created_at', 'desc')
    .limit(runsMax)
    .execute()
  return rows.flatMap(({ size, took_ms }) => (took_ms === null ? [] : [{ size, took_ms }]))
}

function typicalOf(runs: readonly Run[]): Typical {
  const sorted = runs.map(({ took_ms }) => took_ms).toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  return { medianMs: at(0.5), slowMs: at(0.9), learned: sorted.length }
}

function fromTable(operation: WriteName, speed: number): Typical {
  const { typical, slow } = durations[operation]
  return { medianMs: Math.round(typical / speed), slowMs: Math.round(slow / speed), learned: 0 }
}

/** What of a write decides how long it takes, beside the operation: its server type, or roughly how large its volume is. */
export function sizeOf({ operation, body }: KeptCall): string {
  switch (operation) {
    case 'createCluster':
      return serverType(body)
    case 'createRestoreCluster':
    case 'setServerType':
      return text(field(body, 'server_type_name'))
    case 'createReplica':
    case 'createOtherRegionReplica':
      return serverType(first(field(body, 'replicas')))
    case 'addBlockStorages':
    case 'setBlockStorageSize':
      return volumeClass(field(body, 'size_gb'))
    default:
      return ''
  }
}

function serverType(body: unknown): string {
  return text(field(first(field(body, 'instance_groups')), 'server_type_name'))
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100) : ''
}

/** Sizes that differ little take as long: each class is four times as large as the one before. */
function volumeClass(gb: unknown): string {
  if (typeof gb !== 'number') return ''
  const upTo = [64, 256, 1024].find((limit) => gb <= limit)
  return upTo === undefined ? '5120 GB' : `${upTo} GB`
}
