import type { failures as en } from '#console/messages/en/failures.ts'
import type { Translated } from '#console/messages/translated.ts'

export const failures: Translated<typeof en> = {}
