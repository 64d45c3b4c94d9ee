import { StoreDownError } from '#bff/store/errors.ts'
import { defaultFindingSettings, type FindingSettings } from '#contract/bff/fleet-settings.ts'
import type { Kept } from './kept-fleet.ts'
import type { FleetRepository, KeptIgnore } from './repository.ts'
import type { Line } from './verdicts.ts'

/** What holds for an account. */
type Holding = { readonly settings: FindingSettings; readonly ignores: readonly KeptIgnore[] }

/** What held the last time, for the time when the store cannot be asked: what is wrong can be told all the same. */
const lastHolding = new WeakMap<Kept, Holding>()

/** All that is wrong with a fleet under the thresholds of its account, worst first; what somebody ignores says so. */
export async function listLines(kept: Kept, repository: FleetRepository): Promise<readonly Line[]> {
  const { scope, verdicts, snapshot } = kept
  const { settings, ignores } = await holdingOf(kept, repository)
  const lines = await verdicts.all(settings)
  const over = ignores.filter(({ key, until }) => until === null && verdicts.isOver(key)).map(({ key }) => key)
  if (over.length > 0) await repository.deleteIgnores(scope(), over).catch(leave)
  return withIgnores(lines, ignores, snapshot.now())
}

async function holdingOf(kept: Kept, repository: FleetRepository): Promise<Holding> {
  const scope = kept.scope()
  try {
    const [settings, ignores] = await Promise.all([repository.settings(scope), repository.ignores(scope)])
    const holding = { settings, ignores }
    lastHolding.set(kept, holding)
    return holding
  } catch (error) {
    leave(error)
    return lastHolding.get(kept) ?? { settings: defaultFindingSettings, ignores: [] }
  }
}

/** The store's trouble is told where something is to be kept; anything else is a mistake of ours. */
function leave(error: unknown): void {
  if (!(error instanceof StoreDownError)) throw error
}

/** @param now the cloud's now, ms: until then an ignore may hold */
export function withIgnores(lines: readonly Line[], ignores: readonly KeptIgnore[], now: number): readonly Line[] {
  const holding = new Map(ignores.filter(({ until }) => until === null || Date.parse(until) > now).map((ignore) => [ignore.key, ignore]))
  if (holding.size === 0) return lines
  return lines.map((line) => {
    const ignore = holding.get(line.key)
    return ignore === undefined ? line : { ...line, ignored: { reason: ignore.reason, until: ignore.until, actor: ignore.actor } }
  })
}
