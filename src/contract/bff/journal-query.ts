import { z } from 'zod'
import { readInstant } from '#contract/instant.ts'
import { idPattern } from '#contract/operation.ts'
import { isWrite, operationNames } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { stateGroups, type StateGroup } from './journal.ts'

const groups = Object.keys(stateGroups) as StateGroup[]
const writes = operationNames.filter((name): name is WriteName => isWrite(name))
const when = z.string().refine((text) => readInstant(text) !== undefined, 'Must be a date and time.')
const whole = (max: number) => z.coerce.number().int().min(0).max(max)

/** The query of `journalPath`, as `contract/bff/journal.ts` tells it; from texts. */
export const JournalQuery = z.strictObject({
  group: z.enum(groups).optional(),
  operation: z.enum(writes).optional(),
  region: z.string().max(32).optional(),
  cluster: z.string().regex(idPattern).optional(),
  actor: z.string().max(64).optional(),
  from: when.optional(),
  to: when.optional(),
  q: z.string().trim().max(200).optional(),
  page: whole(1_000_000).default(0),
  size: whole(100)
    .refine((size) => size > 0, 'Must be 1 to 100.')
    .default(20),
})
export type JournalQuery = z.infer<typeof JournalQuery>
