import type { z } from 'zod'
import { readInstant } from '#contract/instant.ts'
import { idPattern, type Result } from '#contract/operation.ts'
import { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { schemas } from '#contract/schemas.ts'
import type { Kind } from './cluster.ts'
import type { PageAnswer } from './listing.ts'

/** The operation behind each kind of reading. */
export const operationOf = {
  detail: 'showCluster',
  histories: 'listBackupHistories',
  replicas: 'listReplicas',
  archive: 'showArchiveConfig',
  logExports: 'listLogExportConfigs',
} as const satisfies Record<Kind, string>

/** What a kind of reading holds. */
export type ValueOf<K extends Kind> = Result<(typeof operationOf)[K]>

/** Longer values are not kept: one cluster must not take the room of all. The largest that was seen is a tenth of it. */
const textMax = 32 * 1024
/** Lists within an answer are cut after so many. */
const itemsMax = 50
const enginesMax = 500
/** More than a month of daily backups, the longest that they are kept; and a week of them, which is what is kept here. */
export const backupsAsked = 100
const backupsKept = 7

/** A page of the list, as far as it can be read: rows that are none are left out, the rest is not lost with them. */
export function readPage(body: Buffer): PageAnswer | undefined {
  const page = readJson(body)
  if (!isObject(page) || typeof page['count'] !== 'number' || !Number.isFinite(page['count'])) return undefined
  const contents: unknown[] = Array.isArray(page['contents']) ? page['contents'] : []
  const rows = contents.flatMap((item) => {
    const parsed = RdbClusterResponse.safeParse(item)
    return parsed.success && idPattern.test(parsed.data.id) && JSON.stringify(parsed.data).length <= textMax ? [parsed.data] : []
  })
  return { rows, given: contents.length, count: Math.max(0, Math.floor(page['count'])) }
}

/** The value of a reading: the fields of the contract alone. @returns undefined for an answer that does not fit it, or is too large */
export function readValue<K extends Kind>(kind: K, body: Buffer): ValueOf<K> | undefined {
  const schema: z.ZodType = schemas[operationOf[kind]].answer
  const parsed = schema.safeParse(cut(readJson(body), kind === 'histories' ? backupsAsked : itemsMax))
  if (!parsed.success) return undefined
  const value = parsed.data as ValueOf<K>
  if (kind === 'histories') keepNewest(value as ValueOf<'histories'>)
  return JSON.stringify(value).length <= textMax ? value : undefined
}

/** The cloud does not say in which order backups come: the newest are found among all of them, and the rest is left. */
function keepNewest({ contents }: ValueOf<'histories'>): void {
  const startOf = ({ backup_start_at }: (typeof contents)[number]) => readInstant(backup_start_at) ?? 0
  contents.sort((a, b) => startOf(b) - startOf(a))
  contents.splice(backupsKept)
}

/** Engine versions, as far as they can be read. @returns undefined for an answer that does not fit the contract */
export function readEngines(body: Buffer): Result<'listEngineVersions'> | undefined {
  const parsed = schemas.listEngineVersions.answer.safeParse(readJson(body))
  return parsed.success ? { contents: parsed.data.contents.slice(0, enginesMax) } : undefined
}

function cut(value: unknown, most: number): unknown {
  if (!isObject(value) || !Array.isArray(value['contents'])) return value
  return { ...value, contents: value['contents'].slice(0, most) }
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
