import type { Body } from '#contract/operation.ts'
import { toWire, type ScheduleValues } from './schedule.ts'

/** What a person fills in beside the schedule. The keys live in the form alone, until it closes: no draft, no URL and no cache has them. */
export type ExportValues = { readonly bucket: string; readonly accessKey: string; readonly secretKey: string; readonly deletes: boolean }
export type TypedField = Exclude<keyof ExportValues, 'deletes'>

/** What was sent before and is tried again; the keys in it are marks, for they are never kept. */
export type SentExport = Body<'setLogExportConfig'> & { readonly bucket_name?: string }

/**
 * The fields that still have to be filled in, in their order.
 * @param registered the export keeps its bucket; its keys stay as well where none are typed, but one key alone opens nothing
 */
export function missingIn({ bucket, accessKey, secretKey }: ExportValues, registered: boolean): TypedField[] {
  const empty = (text: string) => text.trim() === ''
  const keep = registered && empty(accessKey) && empty(secretKey)
  return [
    ...(!registered && empty(bucket) ? (['bucket'] as const) : []),
    ...(!keep && empty(accessKey) ? (['accessKey'] as const) : []),
    ...(!keep && empty(secretKey) ? (['secretKey'] as const) : []),
  ]
}

/** What is sent of it. Spaces around a key are the fault of a copy. */
export function toSettings({ accessKey, secretKey, deletes }: ExportValues, schedule: ScheduleValues): Body<'setLogExportConfig'> {
  return { access_key: orNull(accessKey), secret_key: orNull(secretKey), delete_on_export: deletes, ...toWire(schedule) }
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
